package dev.doorman.conversation;

import dev.doorman.answer.Antecedent;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Input.Reliance;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Remark;
import dev.doorman.dialogue.Understanding;
import java.util.Locale;
import java.util.Optional;

/**
 * Understands a text and looks for what the articles hold about it.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads. A call may take some milliseconds.
 */
public interface Listener {
  /**
   * What is made of a text.
   *
   * @param before what was asked and answered before, where there is something to lean on
   * @param locale of the page
   */
  Heard listen(String text, Optional<Antecedent> before, Locale locale);

  /**
   * What was made of a text.
   *
   * @param passages the answer, where the articles have one
   * @param reliance whether it means something only behind what was answered before
   */
  record Heard(
      Understanding understanding, Found found, Optional<Excerpt> passages, Reliance reliance) {
    /** What was made of a text that stands alone. */
    public Heard(Understanding understanding, Found found, Optional<Excerpt> passages) {
      this(understanding, found, passages, Reliance.NONE);
    }

    /**
     * @throws IllegalArgumentException where something is said to be found and is not there
     */
    public Heard {
      if (found != Found.NOTHING && passages.isEmpty()) {
        throw new IllegalArgumentException("found without passages");
      }
    }

    /** Whether nothing was made of the text: neither a wish nor an answer. */
    boolean isInVain() {
      Intent intent = understanding.intent();
      return found == Found.NOTHING
          && understanding.remark() == Remark.NONE
          && (intent == Intent.QUESTION || intent == Intent.OFF_TOPIC);
    }

    Input input() {
      return new Input.Said(understanding, found, reliance);
    }
  }
}
