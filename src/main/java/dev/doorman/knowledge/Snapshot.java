package dev.doorman.knowledge;

/**
 * The articles at one moment, with the index over exactly these.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads, also after a newer one has taken its place.
 */
public record Snapshot(Library library, SearchIndex index) {}
