package dev.doorman.knowledge;

/**
 * An article and the Markdown file that it was read from.
 *
 * @param file as it is found in the folder
 * @param text the whole file
 */
public record Source(String file, String text, Article article) {}
