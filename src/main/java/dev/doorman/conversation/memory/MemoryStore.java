package dev.doorman.conversation.memory;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Watches;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The four ports of a conversation's store over the same memory.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class MemoryStore {
  private final Map<ConversationId, Row> rows = new LinkedHashMap<>();
  private final ConversationStore conversations = new MemoryConversations(rows);
  private final Outbox outbox = new MemoryOutbox(rows);
  private final Watches watches = new MemoryWatches(rows);
  private final Sweeps sweeps = new MemorySweeps(rows);

  public ConversationStore conversations() {
    return conversations;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Watches watches() {
    return watches;
  }

  public Sweeps sweeps() {
    return sweeps;
  }
}
