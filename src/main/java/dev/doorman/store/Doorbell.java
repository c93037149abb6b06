package dev.doorman.store;

import dev.doorman.base.ConversationId;
import java.util.function.Consumer;

/**
 * Tells whoever listens that a conversation has something new: "look". What is new stands in the
 * database, so a lost ring costs delay and no data.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads. Listeners are called on the ringing thread
 * and must return at once.
 */
public interface Doorbell {
  void ring(ConversationId conversation);

  /** Adds a listener for the life of the process. */
  void listen(Consumer<ConversationId> listener);
}
