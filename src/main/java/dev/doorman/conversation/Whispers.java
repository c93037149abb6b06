package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes on what is true for a moment only: who is typing, and how far somebody has read. Nothing
 * of it is stored, it is heard on this node only, and nobody has to get it.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Whispers {
  private final List<Consumer<Whisper>> listeners = new CopyOnWriteArrayList<>();

  /** Who whispers. */
  public enum Side {
    CUSTOMER,
    AGENT
  }

  /** Whether somebody is typing. */
  public enum Pen {
    WRITING,
    RESTING
  }

  /** Something about a conversation. */
  public sealed interface Whisper {
    ConversationId conversation();

    Side side();
  }

  /** This side began or stopped typing. */
  public record Typing(ConversationId conversation, Side side, Pen pen) implements Whisper {}

  /** This side has read to this event. */
  public record Seen(ConversationId conversation, Side side, long seq) implements Whisper {}

  /** Tells a listener of everything; it must return at once. */
  public void listen(Consumer<Whisper> listener) {
    listeners.add(listener);
  }

  public void publish(Whisper whisper) {
    listeners.forEach(listener -> listener.accept(whisper));
  }
}
