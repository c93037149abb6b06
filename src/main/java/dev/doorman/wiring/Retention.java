package dev.doorman.wiring;

import dev.doorman.answer.llm.ModelConfig;
import dev.doorman.answer.llm.ModelSettings;
import dev.doorman.base.FinalException;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.jdbc.JdbcErasures;
import dev.doorman.conversation.retention.Eraser;
import dev.doorman.conversation.retention.RetentionConfig;
import dev.doorman.desk.Queue;
import dev.doorman.desk.hook.Deliveries;
import dev.doorman.feedback.FeedbackConfig;
import dev.doorman.feedback.Votes;
import dev.doorman.site.Handling;
import dev.doorman.store.Database;
import dev.doorman.store.Doorbell;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes the rounds in which conversations are erased whose time is over. */
@Singleton
final class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final Duration KEEP_LEAST = Duration.ofHours(1);
  private static final Duration EVERY_LEAST = Duration.ofSeconds(1);

  private final Eraser eraser;
  private final RetentionConfig config;
  private final Votes votes;
  private final FeedbackConfig feedback;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("doorman-retention").daemon().factory());

  @Inject
  Retention(
      Eraser eraser, RetentionConfig config, Votes votes, FeedbackConfig feedback, Clock clock) {
    this.eraser = eraser;
    this.config = config;
    this.votes = votes;
    this.feedback = feedback;
    this.clock = clock;
  }

  @Produces
  @Singleton
  static Handling handling(RetentionConfig config, ModelConfig model) {
    return new Handling(
        config.keepFor(),
        ModelSettings.of(model).isPresent() ? Handling.Model.PRESENT : Handling.Model.ABSENT);
  }

  @Produces
  @Singleton
  static Erasures erasures(Database database) {
    return new JdbcErasures(database);
  }

  @Produces
  @Singleton
  static Eraser eraser(
      Erasures erasures,
      Office office,
      Votes votes,
      Queue desk,
      Deliveries told,
      Doorbell doorbell,
      RetentionConfig config,
      Clock clock) {
    return new Eraser(
        erasures,
        office.newsroom(),
        List.of(votes::purge, desk::purge, told::purge),
        doorbell,
        config,
        clock);
  }

  void start(@Observes StartupEvent event) {
    if (config.keepFor().compareTo(KEEP_LEAST) < 0 || config.every().compareTo(EVERY_LEAST) < 0) {
      throw new FinalException(
          "doorman.retention.keep-for must be an hour or more, doorman.retention.every a second or"
              + " more.");
    }
    long millis = config.every().toMillis();
    var unused = timer.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void round() {
    guarded(
        () -> {
          int erased = eraser.sweep();
          if (erased > 0) {
            LOG.infof("%d conversations erased, untouched for %s", erased, config.keepFor());
          }
        });
    guarded(
        () -> {
          int deleted = votes.forget(clock.instant().minus(feedback.keepFor()));
          if (deleted > 0) {
            LOG.infof("%d votes deleted, older than %s", deleted, feedback.keepFor());
          }
        });
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RetriableException e) {
      LOG.warnf("retention put off: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("retention failed and will be tried again", e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }
}
