package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Outcome;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
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
    String question, Locale locale, Understanding understanding, Outcome outcome, Duration took) {
  /** Whether a chat that has just begun would act on the intent. */
  boolean acts() {
    return Dialogue.actsOn(
        new Input.Said(understanding, outcome instanceof Answer ? Found.OTHER : Found.NOTHING));
  }
}
