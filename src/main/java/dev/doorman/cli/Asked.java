package dev.doorman.cli;

import dev.doorman.answer.Outcome;
import dev.doorman.dialogue.Understanding;
import java.time.Duration;
import java.util.Locale;

/**
 * A question and what became of it.
 *
 * @param locale that it was looked up in
 * @param took for understanding and answering together
 */
record Asked(
    String question, Locale locale, Understanding understanding, Outcome outcome, Duration took) {}
