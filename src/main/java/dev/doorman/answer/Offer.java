package dev.doorman.answer;

import java.util.Locale;

/**
 * A section that may be what is meant.
 *
 * @param citation where it stands; its title names article and section, and asked as a question it
 *     is answered with the section
 * @param heading the section's own
 * @param locale that the section is written in
 */
public record Offer(Citation citation, String heading, Locale locale) {}
