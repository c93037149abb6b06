package dev.doorman.access.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the audit log.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and processes.
 */
public interface AuditStore {
  /** An entry. */
  record Entry(UUID id, Instant at, String who, String act, String about, String detail) {}

  void add(Entry entry);

  /**
   * The newest entries first.
   *
   * @param before only those that came before this one; an unknown one gives none
   */
  List<Entry> page(Optional<UUID> before, int limit);

  /** Forgets entries before this time, and tells how many. */
  int forget(Instant before);
}
