package dev.doorman.conversation.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next try: doubling from one second up to half a minute. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 5;

  private Backoff() {}

  /**
   * @param failures how many tries failed before the one that just did
   * @param asked what the other side asked for; a longer wait wins
   */
  static Duration after(int failures, Optional<Duration> asked) {
    Duration own = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration wait = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    return asked.filter(other -> other.compareTo(wait) > 0).orElse(wait);
  }
}
