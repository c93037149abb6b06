package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.util.List;

/**
 * Looks whether the logs still hold what was stored. Every call throws {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface LogCheck {
  /**
   * What was found.
   *
   * @param events how many were read
   * @param withoutChecksum how many of them are from before events had one, and count as whole
   * @param damaged conversations with an event that is not what was stored
   */
  record CheckedLogs(long events, long withoutChecksum, List<ConversationId> damaged) {
    public CheckedLogs {
      damaged = List.copyOf(damaged);
    }
  }

  /** Reads every event of every conversation. */
  CheckedLogs all();
}
