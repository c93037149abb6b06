package dev.doorman.conversation.delivery;

import dev.doorman.store.Doorbell;
import dev.doorman.store.Ring.Concern;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does work that waits in the database. One thread looks for what is due, when rung and from time
 * to time; what it finds runs side by side, a bounded number of pieces. A fault in one piece is
 * logged and keeps none of the others from being done.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; started and closed once.
 */
public final class WorkLoop implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final Duration SHUTDOWN = Duration.ofSeconds(15);

  private final Doorbell doorbell;
  private final Duration every;
  private final Runnable round;
  private final ExecutorService executor;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Semaphore rung = new Semaphore(0);
  private final Thread looking;
  private volatile boolean open = true;

  /**
   * @param name of the thread that looks
   * @param every how long it waits for a ring
   * @param round looks for what is due and begins it
   * @param executor runs the pieces; it is shut down on {@link #close}
   */
  public WorkLoop(
      String name, Doorbell doorbell, Duration every, Runnable round, ExecutorService executor) {
    this.doorbell = doorbell;
    this.every = every;
    this.round = round;
    this.executor = executor;
    looking = Thread.ofPlatform().name(name).daemon().unstarted(this::look);
  }

  /** Begins to look. */
  public void start() {
    doorbell.hear(
        ring -> {
          if (ring.concern() == Concern.READERS_AND_WORKERS) {
            rung.release();
          }
        });
    looking.start();
  }

  /** Looks for due work at once. */
  public void hurry() {
    rung.release();
  }

  /** How many pieces can be begun without waiting. */
  public int room() {
    return free.availablePermits();
  }

  /** Begins a piece of work, once there is room; what may be next is looked for when it is done. */
  public void begin(String name, Runnable work) {
    free.acquireUninterruptibly();
    executor.execute(
        () -> {
          try {
            Guarded.run(name, work);
          } finally {
            free.release();
            rung.release();
          }
        });
  }

  /** Takes no more work and waits for what is being done; what is left is done after a restart. */
  @Override
  public void close() {
    open = false;
    rung.release();
    try {
      // First who gives out work, so that nothing is leased that would not be done.
      looking.join(SHUTDOWN.toMillis());
      executor.shutdown();
      if (!executor.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    while (open) {
      try {
        Guarded.run("looking for work", round);
        if (rung.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
          rung.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
