package dev.doorman.understanding;

import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.util.Map;

/**
 * Tells danger in one language: by what is said of it, and by how near a text comes to what people
 * in danger say. Where a text reads as a wish, less is enough: it is better to ask once too often.
 * Safe for use by several threads.
 */
record SafetyReading(SafetyCues cues, Classifier<Safety> classifier) {
  /** From this cosine on a text is what an example is; told by the cues in most cases. */
  private static final double SAME = 0.9;

  /** From this cosine on a wish comes too near to an example to be acted on. */
  private static final double NEAR = 0.78;

  /** The danger that a text tells of whatever its intent. */
  Safety clear(String text) {
    String serious = serious(text);
    Safety told = cues.clear(serious);
    return told.isNone() ? like(serious, SAME) : told;
  }

  /** Whether a text that would be acted on as a wish may tell of danger as well. */
  boolean isDoubtful(String text, Understanding read) {
    if (!movesOn(read)) {
      return false;
    }
    String serious = serious(text);
    return cues.isDoubtful(serious) || !like(serious, NEAR).isNone();
  }

  private String serious(String text) {
    return cues.serious(SafetyCues.plain(text, cues.language()));
  }

  private Safety like(String serious, double least) {
    return classifier.near(serious).entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Safety.NONE);
  }

  /** Whether the dialogue may begin a deletion with it, or go on with one. */
  private static boolean movesOn(Understanding read) {
    boolean plain = read.polarity() == Polarity.PLAIN;
    return read.isSure()
        && read.party() == Party.SELF
        && switch (read.intent()) {
          case DELETE_ACCOUNT, DEACTIVATE_ACCOUNT -> plain;
          case SIGN_OUT -> !plain;
          case AFFIRM, DENY -> true;
          default -> false;
        };
  }
}
