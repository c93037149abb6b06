package dev.doorman.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How often something may be done.
 *
 * <p>A limit that several nodes share is kept in Redis; while that is away each node keeps its own,
 * so that nobody is turned away because of it.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Limits {
  /**
   * Spends a permit where there is one.
   *
   * @param name of what is limited; names no secret
   * @param most permits that may be spent at once; as many come back, evenly, within the span
   * @return how long until the next permit; empty where one was spent
   */
  default Optional<Duration> spend(String name, int most, Duration span) {
    return spend(name, 1, most, span);
  }

  /**
   * Spends several permits, or none of them.
   *
   * @param name of what is limited; names no secret
   * @param permits that are spent; as more than {@code most} can never be had, at most so many
   *     count
   * @param most permits that may be spent at once; as many come back, evenly, within the span
   * @return how long until there are enough; empty where they were spent
   */
  Optional<Duration> spend(String name, int permits, int most, Duration span);
}
