package dev.doorman.desk.report;

import dev.doorman.base.UserId;
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
   * @param outcome as on the wire, {@code no-reply}; {@code returned} where it was handed back
   */
  record Row(
      Instant waitingSince,
      Optional<Instant> claimedAt,
      Optional<Instant> firstReplyAt,
      Optional<Instant> ended,
      Optional<Server> agent,
      Optional<String> outcome,
      OptionalInt stars) {
    /** Whether it ended before anybody took it. */
    boolean isAbandoned() {
      return ended.isPresent() && claimedAt.isEmpty();
    }
  }

  /** Who answered. */
  record Server(UserId id, String displayName) {}

  /** Those that began at or after the first instant, and before the second, in that order. */
  void between(Instant begin, Instant end, Consumer<Row> reader);
}
