package dev.doorman.conversation;

import java.time.Instant;

/**
 * An answer that is stored, and not yet written to the log: a language model is putting it into
 * other words.
 *
 * @param turn the event of the question; the answer becomes the event after it
 * @param body the answer in the articles' own words, as JSON in the form of the wire
 * @param until from when on it is written as it is, by whoever finds it
 */
public record Held(long turn, String body, Instant until) {
  /** Prints without what it says. */
  @Override
  public String toString() {
    return "Held[turn=" + turn + ", until=" + until + "]";
  }
}
