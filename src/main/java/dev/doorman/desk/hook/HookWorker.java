package dev.doorman.desk.hook;

import dev.doorman.base.RetriableException;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The node's share of telling subscribers. One thread looks for what is due, when rung and from
 * time to time; the calls run side by side, a bounded number of them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; started and closed once.
 */
public final class HookWorker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HookWorker.class);
  private static final int AT_ONCE = 16;
  private static final Duration SHUTDOWN = Duration.ofSeconds(15);
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final Parts parts;
  private final HookErrand errand;
  private final ExecutorService calls;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Semaphore rung = new Semaphore(0);
  private final Thread looking;
  private volatile boolean open = true;
  private volatile Instant nextForgetting = Instant.EPOCH;

  /** What it works with. */
  public record Parts(
      Deliveries deliveries,
      ConversationStore conversations,
      HookAddress addresses,
      HookCall call,
      Doorbell doorbell,
      HookConfig config,
      Clock clock) {}

  /**
   * @param executor runs the calls; it is shut down on {@link #close}
   */
  public HookWorker(Parts parts, ExecutorService executor) {
    this.parts = parts;
    this.calls = executor;
    this.errand =
        new HookErrand(
            parts.deliveries(),
            parts.conversations(),
            parts.addresses(),
            parts.call(),
            parts.config(),
            parts.clock());
    looking = Thread.ofPlatform().name("doorman-hooks").daemon().unstarted(this::look);
  }

  public void start() {
    parts.doorbell().listen(id -> rung.release());
    looking.start();
  }

  /** Looks for due deliveries at once. */
  public void hurry() {
    rung.release();
  }

  /** Takes no more work and waits for what is being done; the rest is done after a restart. */
  @Override
  public void close() {
    open = false;
    rung.release();
    try {
      looking.join(SHUTDOWN.toMillis());
      calls.shutdown();
      if (!calls.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    while (open) {
      try {
        guarded("looking for webhooks", this::round);
        if (rung.tryAcquire(parts.config().sweepEvery().toMillis(), TimeUnit.MILLISECONDS)) {
          rung.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Does what is due; for those who do not {@link #start} it and drive it step by step.
   *
   * @return how many calls were begun
   */
  public int round() {
    Instant now = parts.clock().instant();
    if (now.isAfter(nextForgetting)) {
      parts.deliveries().forget(now.minus(parts.config().keepDeliveries()));
      nextForgetting = now.plus(FORGET_EVERY);
    }
    List<Deliveries.Due> due = parts.deliveries().lease(now, lease(), free.availablePermits());
    due.forEach(this::call);
    return due.size();
  }

  /** Longer than a call takes, and the writing of what came of it. */
  private Duration lease() {
    return parts.config().callTimeout().plusSeconds(30);
  }

  private void call(Deliveries.Due due) {
    free.acquireUninterruptibly();
    calls.execute(
        () -> {
          try {
            guarded("a webhook", () -> errand.run(due));
          } finally {
            free.release();
            // The chat's next one may be told now.
            rung.release();
          }
        });
  }

  /** What fails is logged, and done again when its lease is over. */
  private static void guarded(String name, Runnable work) {
    try {
      work.run();
    } catch (RetriableException e) {
      LOG.warnf("%s put off: %s", name, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "%s failed and will be tried again", name);
    }
  }
}
