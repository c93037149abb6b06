package dev.doorman.access.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts tries, on all nodes together and across restarts.
 *
 * <p>Every method throws {@link dev.doorman.base.RetriableException} where the database is not
 * available, and then nobody may try.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and processes.
 */
public interface Tries {
  /**
   * Spends a try, before what is tried is looked at, so that many at once gain nothing.
   *
   * @param id of what is limited, at most 80 characters
   * @param most tries in a span, which begins with the first
   * @return how long until the next; empty where one was spent
   */
  Optional<Duration> spend(String id, int most, Duration span, Instant now);

  /** Gives one back that was spent in the present span. */
  void giveBack(String id);

  /** Begins anew. */
  void clear(String id);

  /**
   * Begins anew for all whose id begins so.
   *
   * @param prefix letters, digits, dashes and colons
   */
  void clearAll(String prefix);

  /** Forgets those whose span is over. */
  void forget(Instant now);
}
