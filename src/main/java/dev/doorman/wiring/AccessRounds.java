package dev.doorman.wiring;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.account.AuditLog;
import dev.doorman.access.account.FirstAdmin;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.Tries;
import dev.doorman.access.oidc.Ways;
import dev.doorman.base.FinalException;
import dev.doorman.base.RetriableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Prepares the first administrator, then looks for ended sessions and forgets what is old. */
@Singleton
final class AccessRounds {
  private static final Logger LOG = Logger.getLogger(AccessRounds.class);
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration LOOK_LEAST = Duration.ofMillis(100);
  private static final Duration LOOK_MOST = Duration.ofSeconds(10);

  private final AccessConfig config;
  private final FirstAdmin firstAdmin;
  private final SessionBook sessions;
  private final AuditLog audit;
  private final Tries tries;
  private final Ways ways;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("doorman-access").daemon().factory());
  private boolean failing;

  @Inject
  AccessRounds(
      AccessConfig config,
      FirstAdmin firstAdmin,
      SessionBook sessions,
      AuditLog audit,
      Tries tries,
      Ways ways,
      Clock clock) {
    this.config = config;
    this.firstAdmin = firstAdmin;
    this.sessions = sessions;
    this.audit = audit;
    this.tries = tries;
    this.ways = ways;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    check();
    firstAdmin.prepare();
    long millis = config.lookEvery().toMillis();
    var looking = timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    var forgetting =
        timer.scheduleWithFixedDelay(this::forget, 1, FORGET_EVERY.toMinutes(), TimeUnit.MINUTES);
    LOG.debugf("rounds planned: %s %s", looking, forgetting);
  }

  private void check() {
    if (config.sessionIdle().compareTo(Duration.ofMinutes(1)) < 0
        || config.sessionLife().compareTo(config.sessionIdle()) < 0) {
      throw new FinalException(
          "doorman.access.session-idle must be a minute or more, doorman.access.session-life at"
              + " least as long.");
    }
    if (config.lookEvery().compareTo(LOOK_LEAST) < 0
        || config.lookEvery().compareTo(LOOK_MOST) > 0) {
      throw new FinalException("doorman.access.look-every must be from 100ms to 10s.");
    }
    if (!config.triesWithin().isPositive() || !config.keepAudit().isPositive()) {
      throw new FinalException(
          "doorman.access.tries-within and doorman.access.keep-audit must be more than nothing.");
    }
  }

  private void look() {
    try {
      sessions.look();
      failing = false;
    } catch (RetriableException e) {
      if (!failing) {
        LOG.warnf("ended sessions of the desk cannot be looked for: %s", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("ended sessions of the desk cannot be looked for", e);
    }
  }

  private void forget() {
    try {
      tries.forget(clock.instant());
      ways.forget(clock.instant());
      sessions.forgetOld();
      int forgotten = audit.forgetOld();
      if (forgotten > 0) {
        LOG.infof(
            "%d entries of the audit log deleted, older than %s", forgotten, config.keepAudit());
      }
    } catch (RetriableException e) {
      LOG.warnf("old sessions and log entries stay for now: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("old sessions and log entries could not be deleted", e);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }
}
