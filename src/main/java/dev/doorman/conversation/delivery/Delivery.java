package dev.doorman.conversation.delivery;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.ResumeSecrets;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
  /** Longer than any call with its retries takes. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** What is not begun by then is left alone: the rest of the lease is for the call itself. */
  private static final Duration BEGIN_WITHIN = Duration.ofSeconds(20);

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final Parts parts;
  private final Errands errands;
  private final Watcher watcher;
  private final Keeper keeper;
  private final WorkLoop loop;

  /**
   * What it works on.
   *
   * @param purging what other parts have to erase when a conversation is purged
   */
  public record Parts(
      DeletionApi api,
      ContractBreaks breaks,
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
    this(parts, Executors.newVirtualThreadPerTaskExecutor());
  }

  /**
   * @param executor runs the calls; it is shut down on {@link #close}
   */
  public Delivery(Parts parts, ExecutorService executor) {
    this.parts = parts;
    var api = new Calls(parts.api());
    errands =
        new Errands(
            api, parts.outbox(), parts.newsroom(), parts.config(), parts.breaks(), parts.clock());
    watcher = new Watcher(api, parts.watches(), parts.newsroom(), parts.config(), parts.clock());
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
    loop =
        new WorkLoop(
            "doorman-delivery",
            parts.doorbell(),
            parts.config().sweepEvery(),
            this::round,
            executor);
  }

  public void start() {
    loop.start();
  }

  /** Looks for due work at once. */
  public void hurry() {
    loop.hurry();
  }

  /** Takes no more work and waits for what is being done; what is left is done after a restart. */
  @Override
  public void close() {
    loop.close();
  }

  /**
   * Does what is due, on the caller's thread where the executor is its own; for those who do not
   * {@link #start} it and drive it step by step. A fault in one part keeps none of the others from
   * being done.
   *
   * @return how many calls were begun
   */
  public int round() {
    Guarded.run("sweep", keeper::sweep);
    var begun = new AtomicInteger();
    Guarded.run("looking for effects", () -> begun.addAndGet(effects()));
    Guarded.run("looking for watches", () -> begun.addAndGet(watches()));
    return begun.get();
  }

  private int effects() {
    Instant now = parts.clock().instant();
    List<Outbox.Due> due = parts.outbox().lease(now, LEASE, loop.room());
    due.forEach(effect -> loop.begin("effect", () -> inTime(now, () -> errands.run(effect))));
    return due.size();
  }

  private int watches() {
    Instant now = parts.clock().instant();
    List<Watches.Due> due = parts.watches().lease(now, LEASE, loop.room());
    due.forEach(watch -> loop.begin("watch", () -> inTime(now, () -> watcher.run(watch))));
    return due.size();
  }

  /**
   * Does what was leased, unless the process stood still so long that another one may do it: a new
   * link that is made late ends the one that the customer is shown.
   */
  private void inTime(Instant leasedAt, Runnable work) {
    if (parts.clock().instant().isBefore(leasedAt.plus(BEGIN_WITHIN))) {
      work.run();
    } else {
      LOG.info("leased work was not begun in time, and is left to whoever leases it next");
    }
  }
}
