package dev.doorman.conversation.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next try: doubling from one second up to half a minute. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 5;

  /** A customer is waiting: an API that asks for more is asked again nevertheless. */
  static final Duration MOST_ASKED = Duration.ofMinutes(5);

  private Backoff() {}

  /**
   * @param failures how many tries failed before the one that just did
   * @param asked what the other side asked for; a longer wait wins, up to {@link #MOST_ASKED}
   */
  static Duration after(int failures, Optional<Duration> asked) {
    Duration own = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return atLeast(own.compareTo(LONGEST) > 0 ? LONGEST : own, asked);
  }

  /** The usual wait, or the longer one that was asked for, up to {@link #MOST_ASKED}. */
  static Duration atLeast(Duration usual, Optional<Duration> asked) {
    return asked
        .map(other -> other.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : other)
        .filter(other -> other.compareTo(usual) > 0)
        .orElse(usual);
  }
}
