package dev.doorman.store;

import java.sql.SQLException;

/**
 * What a connection of a store can be unwrapped to, where a commit is seen by others a moment
 * before it is on the disk.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Durability {
  /**
   * Returns once all that was seen until now is on the disk.
   *
   * @throws SQLException if it cannot be brought there
   */
  void settle() throws SQLException;

  /** How the store stands. */
  Condition condition();

  /**
   * How a store stands.
   *
   * @param fault why it cannot be written now; empty where it can
   * @param fsyncs made since it was opened
   * @param fileBytes size of the file
   * @param liveBytes of the file, about, what is needed
   */
  record Condition(String fault, long fsyncs, long fileBytes, long liveBytes) {}
}
