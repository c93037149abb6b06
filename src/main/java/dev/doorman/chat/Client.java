package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.Whispers.Whisper;
import dev.doorman.socket.Line;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection and where its client stands. Work is done one piece after another, and what waits
 * is bounded in both directions: see {@link Line}.
 *
 * <h2>Thread-safety</h2>
 *
 * {@link #offer}, {@link #ring}, {@link #draft}, {@link #whisper} and {@link #close} are safe for
 * use by several threads; the rest is for the connection's own work.
 */
final class Client {
  private final String address;
  private final Line line;
  private final AtomicReference<Drafts.@Nullable Piece> draft = new AtomicReference<>();
  private final AtomicReference<Whispers.@Nullable Typing> typed = new AtomicReference<>();
  private final AtomicReference<Whispers.@Nullable Seen> seenTo = new AtomicReference<>();

  /** The version to look for; 0 for none, {@link Long#MAX_VALUE} for any. */
  private final AtomicLong rung = new AtomicLong();

  private final Instant since;
  private volatile Instant heard;
  private volatile @Nullable Attached attached;
  private volatile boolean left;
  private volatile @Nullable Work work;

  /** What the client's work is done by. */
  interface Work {
    void frame(Client client, String text);

    /**
     * Looks for what is new, unless this version is known already.
     *
     * @param version {@link Long#MAX_VALUE} looks in any case
     */
    void look(Client client, long version);

    void draft(Client client, Drafts.Piece piece);

    void whisper(Client client, Whisper whisper);
  }

  /**
   * The conversation that the client has joined.
   *
   * @param cursor the last event sent
   */
  record Attached(ConversationId id, String epoch, long cursor) {}

  Client(
      WebSocketConnection connection,
      String address,
      Executor executor,
      ChatConfig config,
      Instant now) {
    this.address = address;
    var bounds =
        new Line.Bounds(
            config.waitingMessages(),
            CloseCode.FLOOD.reason(),
            config.sendWithin(),
            CloseCode.SLOW.reason());
    this.line = new Line(connection, executor, bounds, new Pieces());
    this.since = now;
    this.heard = now;
  }

  String address() {
    return address;
  }

  Instant since() {
    return since;
  }

  Instant heard() {
    return heard;
  }

  void alive(Instant now) {
    heard = now;
  }

  void workBy(Work worker) {
    work = worker;
  }

  Optional<Attached> attached() {
    return Optional.ofNullable(attached);
  }

  void attach(Attached next) {
    attached = next;
  }

  /** Takes a frame to be handled in turn; closes a client that sends faster than it is served. */
  void offer(String text) {
    line.offer(text);
  }

  /**
   * There may be something new in the conversation.
   *
   * @param version that it has; {@link Long#MAX_VALUE} if that is not known
   */
  void ring(long version) {
    if (rung.getAndAccumulate(version, Math::max) == 0) {
      line.poke();
    }
  }

  /**
   * An answer is being written. Pieces that the client is too slow for become one; one that does
   * not continue what it has is left.
   */
  void draft(Drafts.Piece piece) {
    Drafts.Piece next =
        draft.accumulateAndGet(
            piece,
            (waiting, added) -> {
              if (waiting != null && waiting.turn() == added.turn()) {
                return added.follows(waiting) ? waiting.and(added) : waiting;
              }
              return added;
            });
    if (next != null) {
      line.poke();
    }
  }

  /** An agent types or has read; of what waits, the last of each kind is enough. */
  void whisper(Whisper whisper) {
    switch (whisper) {
      case Whispers.Typing typing -> typed.set(typing);
      case Whispers.Seen seen -> seenTo.set(seen);
    }
    line.poke();
  }

  private boolean hasWhispers() {
    return typed.get() != null || seenTo.get() != null;
  }

  private void whisperAll(Work worker) {
    Whispers.Typing typing = typed.getAndSet(null);
    if (typing != null) {
      worker.whisper(this, typing);
    }
    Whispers.Seen seen = seenTo.getAndSet(null);
    if (seen != null) {
      worker.whisper(this, seen);
    }
  }

  /** Frames first, then what is new, then what is only for the moment. */
  private final class Pieces implements Line.Work {
    @Override
    public void frame(String text) {
      Work worker = work;
      if (worker != null) {
        worker.frame(Client.this, text);
      }
    }

    @Override
    public boolean isDue() {
      return work != null && (rung.get() > 0 || draft.get() != null || hasWhispers());
    }

    @Override
    public void next() {
      Work worker = work;
      if (worker == null) {
        return;
      }
      long version = rung.getAndSet(0);
      if (version > 0) {
        worker.look(Client.this, version);
        return;
      }
      Drafts.Piece piece = draft.getAndSet(null);
      if (piece != null) {
        worker.draft(Client.this, piece);
      } else {
        whisperAll(worker);
      }
    }
  }

  /** Sends a frame and waits until it has left; closes a client that does not take it in time. */
  void send(String frame) {
    line.send(frame);
  }

  void close(CloseCode code) {
    line.close(code.reason());
  }

  /**
   * Takes no more frames. What waits is dropped, unacknowledged, so that the client sends it again
   * elsewhere; what is being done is finished.
   */
  void finish() {
    line.finish();
  }

  /** Whether nothing is being done any more. */
  boolean isIdle() {
    return line.isIdle();
  }

  /** Closes for a restart. */
  void restart(Duration retryAfter) {
    line.close(CloseCode.RESTART.reason(retryAfter));
  }

  /** The connection is gone. */
  void gone() {
    left = true;
    line.gone();
  }

  /** Whether the connection is gone. */
  boolean isGone() {
    return left;
  }
}
