package dev.doorman.knowledge.fulltext;

/**
 * A word of a text.
 *
 * @param word folded: without case, width and accents
 * @param stem what all its forms share
 * @param isSign whether it is one or two signs of a script that writes no spaces
 */
record Token(String word, String stem, int start, int end, boolean isSign) {}
