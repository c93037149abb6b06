package dev.doorman.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * One connection: its bounded queue of frames, worked through one after another, with whatever else
 * is to be done for it between them. A frame is sent only once the one before has left, so the
 * queue to the other side is bounded too.
 *
 * <h2>Thread-safety</h2>
 *
 * All but {@link #send} is safe for use by several threads and returns at once; {@link #send} is
 * for the work of the connection itself.
 */
public final class Line {
  private static final Logger LOG = Logger.getLogger(Line.class);

  private final WebSocketConnection connection;
  private final Executor executor;
  private final Bounds bounds;
  private final Work work;
  private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();

  /** What is done for a connection, by one thread at a time. */
  public interface Work {
    /** Handles a frame. */
    void frame(String text);

    /** Whether there is anything to do beside frames. */
    boolean isDue();

    /** Does one piece of it. */
    void next();
  }

  /**
   * How much is put up with.
   *
   * @param waitingMost frames that may wait
   * @param flood the reason that one is closed with who sends more
   * @param sendWithin the time in which a frame must be taken
   * @param slow the reason that one is closed with who does not
   */
  public record Bounds(int waitingMost, CloseReason flood, Duration sendWithin, CloseReason slow) {}

  public Line(WebSocketConnection connection, Executor executor, Bounds bounds, Work work) {
    this.connection = connection;
    this.executor = executor;
    this.bounds = bounds;
    this.work = work;
  }

  /** Takes a frame to be handled in turn; closes a connection that is faster than it is served. */
  public void offer(String text) {
    if (closed.get() || draining.get()) {
      return;
    }
    if (count.incrementAndGet() > bounds.waitingMost()) {
      close(bounds.flood());
      return;
    }
    waiting.add(text);
    poke();
  }

  /** There may be something to do beside frames. */
  public void poke() {
    if (!closed.get() && working.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    try {
      while (!closed.get()) {
        String next = waiting.poll();
        if (next != null) {
          count.decrementAndGet();
          work.frame(next);
        } else if (work.isDue()) {
          work.next();
        } else {
          break;
        }
      }
    } finally {
      working.set(false);
    }
    // Something may have come between the last look and the end of the work.
    if (!waiting.isEmpty() || work.isDue()) {
      poke();
    }
  }

  /**
   * Sends a frame and waits until it has left; closes a connection that does not take it in time.
   */
  public void send(String frame) {
    if (closed.get()) {
      return;
    }
    try {
      connection.sendText(frame).await().atMost(bounds.sendWithin());
    } catch (TimeoutException e) {
      close(bounds.slow());
    } catch (RuntimeException e) {
      // The other side catches up when it comes back.
      LOG.infof("a frame could not be sent, so its connection is closed: %s", e);
      close(CloseReason.INTERNAL_SERVER_ERROR);
    }
  }

  /** Asks for a sign of life. */
  public void ping() {
    if (!closed.get()) {
      connection.sendPing(Buffer.buffer()).subscribe().with(done -> {}, failure -> {});
    }
  }

  /** Closes for good; nothing is sent from now on. */
  public void close(CloseReason reason) {
    if (closed.compareAndSet(false, true)) {
      waiting.clear();
      connection.close(reason).subscribe().with(done -> {}, failure -> {});
    }
  }

  /** Takes no more frames. What waits is dropped, what is being done is finished. */
  public void finish() {
    draining.set(true);
    waiting.clear();
  }

  /** Whether nothing is being done any more. */
  public boolean isIdle() {
    return !working.get();
  }

  /** The connection is gone. */
  public void gone() {
    closed.set(true);
    waiting.clear();
  }

  /** Whether nothing can be sent any more. */
  public boolean isClosed() {
    return closed.get();
  }
}
