package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which conversations have a client connected to this node.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Presence {
  private final ConcurrentHashMap<ConversationId, Integer> clients = new ConcurrentHashMap<>();

  public void enter(ConversationId id) {
    clients.merge(id, 1, Integer::sum);
  }

  public void leave(ConversationId id) {
    clients.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1);
  }

  public boolean isConnected(ConversationId id) {
    return clients.containsKey(id);
  }
}
