package dev.doorman.sandbox.book;

import java.time.Duration;
import java.time.Instant;

/** How often something was done within a span of time, over all requests. */
public interface AllowanceTable {
  /**
   * Spends one. The span starts with the first that is spent.
   *
   * @param name what is counted
   * @param most how many there are in a span
   */
  Spent spend(String name, int most, Duration span, Instant now);

  /** Deletes counts that began before then. */
  void forget(Instant before);

  /** Whether there was one to spend. */
  sealed interface Spent {
    /**
     * There was.
     *
     * @param left how many there still are
     * @param until when all are there again
     */
    record Yes(int left, Instant until) implements Spent {}

    /** There was none; there will be again from then on. */
    record No(Instant until) implements Spent {}
  }
}
