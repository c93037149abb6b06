package dev.doorman.sandbox.delivery;

import dev.doorman.sandbox.SandboxConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's own threads, one for what time brings and one each for mails and webhooks, whose
 * receivers may be slow. They run only while the sandbox is on.
 *
 * <h2>Thread-safety</h2>
 *
 * Started and stopped once, by the container.
 */
@Singleton
final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);

  /** After the tables were made. */
  private static final int AFTER_MIGRATION = 200;

  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(6);

  private final SandboxConfig config;
  private final TimeRound time;
  private final MailRound mails;
  private final WebhookRound webhooks;
  private volatile @Nullable ScheduledExecutorService threads;

  @Inject
  Rounds(SandboxConfig config, TimeRound time, MailRound mails, WebhookRound webhooks) {
    this.config = config;
    this.time = time;
    this.mails = mails;
    this.webhooks = webhooks;
  }

  void start(@Observes @Priority(AFTER_MIGRATION) StartupEvent event) {
    if (!config.on()) {
      return;
    }
    var started =
        Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("sandbox-", 0).daemon(true).factory());
    threads = started;
    every(config.sweepEvery(), new Job("expiry and completion", time::settle), started);
    every(config.sweepEvery(), new Job("mails", mails::run), started);
    every(config.sweepEvery(), new Job("webhooks", webhooks::run), started);
    every(FORGET_EVERY, new Job("forgetting", time::forget), started);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ScheduledExecutorService running = threads;
    if (running != null) {
      running.shutdown();
      if (!running.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        running.shutdownNow();
      }
    }
  }

  private static void every(Duration pause, Job job, ScheduledExecutorService on) {
    // Nothing is to be done with the future: it ends with its executor, and a job never throws.
    var unused =
        on.scheduleWithFixedDelay(job, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One round after another; a fault is logged once until it is over, and ends nothing. */
  private static final class Job implements Runnable {
    private final String what;
    private final Runnable round;
    private boolean failing;

    Job(String what, Runnable round) {
      this.what = what;
      this.round = round;
    }

    @Override
    public void run() {
      try {
        round.run();
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warnf(e, "The sandbox's round for %s failed; it is tried again", what);
        }
        failing = true;
      }
    }
  }
}
