package dev.doorman.redaction;

import java.util.Set;

/**
 * A text without its secrets.
 *
 * @param text the text with each secret replaced by dots; the text itself if it holds none
 * @param found what was replaced here
 */
public record Redacted(String text, Set<Kind> found) {
  public Redacted {
    found = Set.copyOf(found);
  }

  /** What kind of secret it was. */
  public enum Kind {
    /** A one-time code, or a part of one. */
    CODE,
    CARD,
    IBAN,
    PASSWORD
  }

  /** Prints without the text. */
  @Override
  public String toString() {
    return "Redacted[found=" + found + "]";
  }
}
