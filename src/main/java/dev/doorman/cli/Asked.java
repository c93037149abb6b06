package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Outcome;
import dev.doorman.conversation.AnsweringListener.Understood;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Understanding;
import java.time.Duration;
import java.util.Locale;

/**
 * A question and what became of it.
 *
 * @param heard as the chat understands and answers it
 * @param took for understanding and answering together
 */
record Asked(String question, Understood heard, Duration took) {
  Locale locale() {
    return heard.locale();
  }

  Understanding understanding() {
    return heard.understanding();
  }

  Outcome outcome() {
    return heard.outcome();
  }

  /** Whether a chat that has just begun would act on the intent. */
  boolean acts() {
    return Dialogue.actsOn(
        new Input.Said(understanding(), outcome() instanceof Answer ? Found.OTHER : Found.NOTHING));
  }
}
