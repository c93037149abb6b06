package dev.doorman.knowledge.fulltext;

/**
 * A piece of a heading or an excerpt.
 *
 * @param marked whether it is what was searched for
 */
public record Fragment(String text, boolean marked) {}
