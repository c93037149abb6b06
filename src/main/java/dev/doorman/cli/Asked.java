package dev.doorman.cli;

import dev.doorman.answer.Outcome;
import dev.doorman.dialogue.Understanding;
import java.time.Duration;

/**
 * A question and what became of it.
 *
 * @param took for understanding and answering together
 */
record Asked(String question, Understanding understanding, Outcome outcome, Duration took) {}
