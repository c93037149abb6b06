package dev.doorman.knowledge;

import dev.doorman.knowledge.fulltext.FullTextIndex;

/**
 * The articles at one moment, with the indexes over exactly these.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads, also after a newer one has taken its place.
 *
 * @param index finds what answers a question
 * @param text finds what has some words
 */
public record Snapshot(Library library, SearchIndex index, FullTextIndex text) {}
