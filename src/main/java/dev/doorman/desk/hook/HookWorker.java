package dev.doorman.desk.hook;

import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.delivery.WorkLoop;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * The node's share of telling subscribers. One thread looks for what is due, when rung and from
 * time to time; the calls run side by side, a bounded number of them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; started and closed once.
 */
public final class HookWorker implements AutoCloseable {
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final Parts parts;
  private final HookErrand errand;
  private final WorkLoop loop;
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
    this.errand =
        new HookErrand(
            parts.deliveries(),
            parts.conversations(),
            parts.addresses(),
            parts.call(),
            parts.config(),
            parts.clock());
    loop =
        new WorkLoop(
            "doorman-hooks", parts.doorbell(), parts.config().sweepEvery(), this::round, executor);
  }

  public void start() {
    loop.start();
  }

  /** Looks for due deliveries at once. */
  public void hurry() {
    loop.hurry();
  }

  /** Takes no more work and waits for what is being done; the rest is done after a restart. */
  @Override
  public void close() {
    loop.close();
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
    List<Deliveries.Due> due = parts.deliveries().lease(now, lease(), loop.room());
    due.forEach(one -> loop.begin("a webhook", () -> errand.run(one)));
    return due.size();
  }

  /** Longer than a call takes, and the writing of what came of it. */
  private Duration lease() {
    return parts.config().callTimeout().plusSeconds(30);
  }
}
