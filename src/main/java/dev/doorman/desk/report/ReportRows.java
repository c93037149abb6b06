package dev.doorman.desk.report;

import dev.doorman.base.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Gives the hand-overs that a report is made from. Throws {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface ReportRows {
  /**
   * A hand-over.
   *
   * @param ended when it was closed or handed back
   * @param agent who had it last
   * @param outcome how it ended or stands, each in one way: what the agent chose, as {@code
   *     no-reply}; {@code returned} to the bot; {@code gone} before anybody came; {@code
   *     ended-by-customer}; {@code timed-out}; {@code inbox}; {@code open}
   * @param kind whether somebody was waited for
   * @param attended for how long agents held it; empty where that was not measured
   */
  record Row(
      Instant waitingSince,
      Optional<Instant> claimedAt,
      Optional<Instant> firstReplyAt,
      Optional<Instant> ended,
      Optional<Server> agent,
      String outcome,
      OptionalInt stars,
      Kind kind,
      Optional<Duration> attended) {
    /** Whether it ended before anybody took it. */
    boolean isAbandoned() {
      return ended.isPresent() && claimedAt.isEmpty();
    }
  }

  /** What a hand-over is. */
  enum Kind {
    /** A chat with somebody who waits for an answer. */
    LIVE,
    /** A message that was left while nobody was there. */
    MESSAGE
  }

  /** Who answered. */
  record Server(UserId id, String displayName) {}

  /** Those that began at or after the first instant, and before the second, in that order. */
  void between(Instant begin, Instant end, Consumer<Row> reader);
}
