package dev.doorman.desk.hook;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next try: doubling from five seconds up to an hour. */
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 10;

  private Pauses() {}

  /**
   * @param failures how many tries failed before the one that just did
   * @param asked what the other side asked for; a longer wait wins, up to an hour
   */
  static Duration after(int failures, Optional<Duration> asked) {
    Duration own = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration longer = asked.filter(other -> other.compareTo(own) > 0).orElse(own);
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }
}
