package dev.doorman.sandbox.book;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events that are still to be told. */
public interface EventTable {
  void insert(Event event);

  /** Takes events that are due; nobody else gets them during the lease. */
  List<Due> lease(Instant now, Duration lease, int most);

  /** Tries it again from then on. */
  void again(String id, Instant next);

  void delete(String id);

  /**
   * An event that is due.
   *
   * @param attempts how often it was sent before
   */
  record Due(Event event, int attempts) {}
}
