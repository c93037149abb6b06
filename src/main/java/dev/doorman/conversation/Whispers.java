package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes on what is true for a moment only: who is typing, and how far somebody has read. Nothing
 * of it is stored, and nobody has to get it. It is heard on this node, and on the others where
 * something carries it there.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Whispers {
  private final List<Consumer<Whisper>> listeners = new CopyOnWriteArrayList<>();
  private final Consumer<String> carrier;

  /** Heard on this node only. */
  public Whispers() {
    this(line -> {});
  }

  /**
   * @param carrier brings a line to the other nodes, where {@link #heard} takes it; it must return
   *     at once
   */
  public Whispers(Consumer<String> carrier) {
    this.carrier = carrier;
  }

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

  /** Tells this node and the others. */
  public void publish(Whisper whisper) {
    pass(whisper);
    carrier.accept(WhisperLine.write(whisper));
  }

  /** Takes what another node published; a line that is no whisper is passed over. */
  public void heard(String line) {
    WhisperLine.read(line).ifPresent(this::pass);
  }

  private void pass(Whisper whisper) {
    listeners.forEach(listener -> listener.accept(whisper));
  }
}
