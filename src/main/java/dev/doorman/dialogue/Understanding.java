package dev.doorman.dialogue;

import java.util.Objects;

/**
 * What a customer's text was taken to mean.
 *
 * @param confidence how sure that is, from 0 to 1
 * @param polarity whether the wish in it was denied ("I don't want to delete it")
 * @param party whose account it is about
 */
public record Understanding(Intent intent, double confidence, Polarity polarity, Party party) {
  /** Whether a wish was uttered or denied. */
  public enum Polarity {
    PLAIN,
    NEGATED
  }

  /** Whose account a text is about. */
  public enum Party {
    SELF,
    SOMEONE_ELSE
  }

  public Understanding {
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(polarity, "polarity");
    Objects.requireNonNull(party, "party");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1, not " + confidence);
    }
  }
}
