package dev.doorman.site;

import java.time.Duration;

/**
 * What becomes of a chat, as far as the page about it has to say so.
 *
 * @param keptFor how long after its last word
 * @param model whether a language model reads questions
 */
public record Handling(Duration keptFor, Model model) {
  /** Whether a language model words answers. */
  public enum Model {
    PRESENT,
    ABSENT
  }

  /** Whole days, rounded up: nobody is promised a deletion sooner than it comes. */
  long days() {
    return Math.max(1, keptFor.plusDays(1).minusNanos(1).toDays());
  }
}
