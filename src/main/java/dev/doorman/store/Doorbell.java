package dev.doorman.store;

import dev.doorman.base.ConversationId;
import java.util.function.Consumer;

/**
 * Tells whoever listens that a conversation has something new: "look". What is new stands in the
 * database, so a lost ring costs delay and no data.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads. Listeners are called on the ringing thread,
 * or on one that brings rings of other nodes, and must return at once.
 */
public interface Doorbell {
  void ring(Ring ring);

  /** Rings without saying what for. */
  default void ring(ConversationId conversation) {
    ring(Ring.of(conversation));
  }

  /** Adds a listener for the life of the process. */
  void hear(Consumer<Ring> listener);

  /** Adds a listener that looks whatever is new, for the life of the process. */
  default void listen(Consumer<ConversationId> listener) {
    hear(ring -> listener.accept(ring.conversation()));
  }

  /** How far rings are heard now. */
  Reach reach();

  /** How far rings are heard. */
  enum Reach {
    /** There is no node but this one. */
    THE_ONLY_NODE,
    /** Rings of all nodes are heard here, as a rule: one may be lost. */
    ALL_NODES,
    /** Other nodes' rings are not heard here: their news must be looked for. */
    THIS_NODE
  }
}
