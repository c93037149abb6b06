package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.Whispers.Whisper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its bounded queue of work, done one piece after another, and where its client
 * stands. A frame is sent only once the one before has left, so the queue to the client is bounded
 * too.
 *
 * <h2>Thread-safety</h2>
 *
 * {@link #offer}, {@link #ring}, {@link #draft}, {@link #whisper} and {@link #close} are safe for
 * use by several threads; the rest is for the connection's own work.
 */
final class Client {
  private final WebSocketConnection connection;
  private final String address;
  private final Executor executor;
  private final int waitingMost;
  private final Duration sendWithin;
  private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicReference<Drafts.@Nullable Piece> draft = new AtomicReference<>();
  private final AtomicReference<Whispers.@Nullable Typing> typed = new AtomicReference<>();
  private final AtomicReference<Whispers.@Nullable Seen> seenTo = new AtomicReference<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final Instant since;
  private volatile Instant heard;
  private volatile @Nullable Attached attached;
  private volatile @Nullable Work work;

  /** What the client's work is done by. */
  interface Work {
    void frame(Client client, String text);

    void look(Client client);

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
    this.connection = connection;
    this.address = address;
    this.executor = executor;
    this.waitingMost = config.waitingMessages();
    this.sendWithin = config.sendWithin();
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
    if (closed.get() || draining.get()) {
      return;
    }
    if (count.incrementAndGet() > waitingMost) {
      close(CloseCode.FLOOD);
      return;
    }
    waiting.add(text);
    schedule();
  }

  /** There may be something new in the conversation. */
  void ring() {
    if (rung.compareAndSet(false, true)) {
      schedule();
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
      schedule();
    }
  }

  /** An agent types or has read; of what waits, the last of each kind is enough. */
  void whisper(Whisper whisper) {
    switch (whisper) {
      case Whispers.Typing typing -> typed.set(typing);
      case Whispers.Seen seen -> seenTo.set(seen);
    }
    schedule();
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

  private void schedule() {
    if (working.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    Work worker = work;
    try {
      while (worker != null && !closed.get()) {
        String next = waiting.poll();
        if (next != null) {
          count.decrementAndGet();
          worker.frame(this, next);
        } else if (rung.compareAndSet(true, false)) {
          worker.look(this);
        } else if (draft.get() != null) {
          Drafts.Piece piece = draft.getAndSet(null);
          if (piece != null) {
            worker.draft(this, piece);
          }
        } else if (hasWhispers()) {
          whisperAll(worker);
        } else {
          break;
        }
      }
    } finally {
      working.set(false);
    }
    boolean more = !waiting.isEmpty() || rung.get() || draft.get() != null || hasWhispers();
    if (!closed.get() && more) {
      schedule();
    }
  }

  /** Sends a frame and waits until it has left; closes a client that does not take it in time. */
  void send(String frame) {
    if (closed.get()) {
      return;
    }
    try {
      connection.sendText(frame).await().atMost(sendWithin);
    } catch (io.smallrye.mutiny.TimeoutException e) {
      close(CloseCode.SLOW);
    } catch (RuntimeException e) {
      // The connection broke; @OnClose follows, and the client catches up when it comes back.
      closed.set(true);
    }
  }

  void close(CloseCode code) {
    close(code.reason());
  }

  private void close(CloseReason reason) {
    if (closed.compareAndSet(false, true)) {
      connection.close(reason).subscribe().with(done -> {}, failure -> {});
    }
  }

  /**
   * Takes no more frames. What waits is dropped, unacknowledged, so that the client sends it again
   * elsewhere; what is being done is finished.
   */
  void finish() {
    draining.set(true);
    waiting.clear();
  }

  /** Whether nothing is being done any more. */
  boolean isIdle() {
    return !working.get();
  }

  /** Closes for a restart. */
  void restart(Duration retryAfter) {
    close(CloseCode.RESTART.reason(retryAfter));
  }

  /** The connection is gone. */
  void gone() {
    closed.set(true);
    waiting.clear();
  }
}
