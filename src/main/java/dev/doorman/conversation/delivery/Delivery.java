package dev.doorman.conversation.delivery;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.ResumeSecrets;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The node's share of the work that waits in the database. One thread looks for what is due, when
 * rung and from time to time; the calls run side by side, a bounded number of them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; started and closed once.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final int AT_ONCE = 16;

  /** Longer than any call with its retries takes. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration SHUTDOWN = Duration.ofSeconds(15);

  private final Parts parts;
  private final Errands errands;
  private final Watcher watcher;
  private final Keeper keeper;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Semaphore rung = new Semaphore(0);
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread looking;
  private volatile boolean open = true;

  /**
   * What it works on.
   *
   * @param purging what other parts have to erase when a conversation is purged
   */
  public record Parts(
      DeletionApi api,
      Outbox outbox,
      Watches watches,
      Sweeps sweeps,
      Newsroom newsroom,
      Scribe scribe,
      ResumeSecrets secrets,
      ConversationConfig config,
      Doorbell doorbell,
      List<Consumer<ConversationId>> purging,
      Clock clock) {}

  public Delivery(Parts parts) {
    this.parts = parts;
    errands =
        new Errands(parts.api(), parts.outbox(), parts.newsroom(), parts.config(), parts.clock());
    watcher = new Watcher(errands, parts.watches(), parts.newsroom(), parts.clock());
    keeper =
        new Keeper(
            parts.sweeps(),
            parts.newsroom(),
            parts.watches(),
            parts.secrets(),
            parts.scribe(),
            parts.doorbell(),
            parts.purging(),
            parts.clock());
    looking = Thread.ofPlatform().name("doorman-delivery").daemon().unstarted(this::look);
  }

  public void start() {
    parts.doorbell().listen(id -> rung.release());
    looking.start();
  }

  /** Looks for due work at once. */
  public void hurry() {
    rung.release();
  }

  /** Takes no more work and waits for what is being done; what is left is done after a restart. */
  @Override
  public void close() {
    open = false;
    rung.release();
    calls.shutdown();
    try {
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
        guarded("sweep", this::round);
        if (rung.tryAcquire(parts.config().sweepEvery().toMillis(), TimeUnit.MILLISECONDS)) {
          rung.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void round() {
    keeper.sweep();
    Instant now = parts.clock().instant();
    List<Outbox.Due> effects = parts.outbox().lease(now, LEASE, free.availablePermits());
    effects.forEach(due -> call("effect", () -> errands.run(due)));
    List<Watches.Due> watches = parts.watches().lease(now, LEASE, free.availablePermits());
    watches.forEach(due -> call("watch", () -> watcher.run(due)));
  }

  private void call(String name, Runnable work) {
    free.acquireUninterruptibly();
    calls.execute(
        () -> {
          try {
            guarded(name, work);
          } finally {
            free.release();
            rung.release();
          }
        });
  }

  /** A fault ends this piece of work, not the thread: its lease runs out and it is done again. */
  private static void guarded(String name, Runnable work) {
    try {
      work.run();
    } catch (RetriableException e) {
      LOG.warnf("%s put off: %s", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s failed and will be tried again", name);
    }
  }
}
