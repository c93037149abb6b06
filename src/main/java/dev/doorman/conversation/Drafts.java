package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes on answers that are being written, to those of this node who look on. Nothing of it is
 * stored, and nobody has to get it.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Drafts {
  private final List<Consumer<Piece>> listeners = new CopyOnWriteArrayList<>();

  /**
   * The next piece of a draft.
   *
   * @param turn the event of the question
   * @param position how many UTF-16 units of the draft came before
   * @param delta what is added; empty for the news that writing has begun
   */
  public record Piece(ConversationId conversation, long turn, int position, String delta) {
    /** Prints without what it says. */
    @Override
    public String toString() {
      return "Piece[conversation=" + conversation + ", turn=" + turn + ", at=" + position + "]";
    }

    /** This piece and the one behind it as one. */
    public Piece and(Piece next) {
      return new Piece(conversation, turn, position, delta + next.delta);
    }

    /** Whether this piece continues where the other one ends. */
    public boolean follows(Piece other) {
      return turn == other.turn && position == other.position + other.delta.length();
    }
  }

  /** Tells a listener of every piece; it must return at once. */
  public void listen(Consumer<Piece> listener) {
    listeners.add(listener);
  }

  void publish(Piece piece) {
    listeners.forEach(listener -> listener.accept(piece));
  }
}
