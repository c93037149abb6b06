package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.base.RetriableException;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Queue;
import dev.doorman.desk.duty.Hours;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.duty.Rounds;
import dev.doorman.desk.live.Attendance;
import dev.doorman.desk.live.Floor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts and stops what the desk does by itself, and counts what there is at it. */
@Singleton
final class DeskRounds {
  private static final Logger LOG = Logger.getLogger(DeskRounds.class);
  private static final int TEAM_MOST = 64;
  private static final Duration LEAST = Duration.ofMillis(100);

  private final Rounds rounds;
  private final Floor floor;
  private final Attendance attendance;
  private final Queue queue;
  private final Roster roster;
  private final DeskConfig config;
  private final MeterRegistry meters;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("doorman-desk-rounds").daemon().factory());

  @Inject
  DeskRounds(
      Rounds rounds,
      Floor floor,
      Attendance attendance,
      Queue queue,
      Roster roster,
      DeskConfig config,
      MeterRegistry meters) {
    this.rounds = rounds;
    this.floor = floor;
    this.attendance = attendance;
    this.queue = queue;
    this.roster = roster;
    this.config = config;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    check();
    count();
    floor.start();
    attendance.start();
    long millis = config.every().toMillis();
    var unused = timer.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void check() {
    if (config.team().isBlank() || config.team().length() > TEAM_MOST) {
      throw new FinalException("doorman.desk.team must have 1 to " + TEAM_MOST + " characters.");
    }
    atLeast(LEAST, "every", config.every());
    atLeast(LEAST, "requeue-after", config.requeueAfter());
    atLeast(LEAST, "give-up-after", config.giveUpAfter());
    atLeast(LEAST, "answer-within", config.answerWithin());
    atLeast(LEAST, "alive-within", config.aliveWithin());
    atLeast(LEAST, "send-within", config.sendWithin());
    // Read for its complaint: a typing error shows now and not at the first customer.
    var unused = Hours.of(config.hours().orElseGet(List::of), config.zone());
  }

  private static void atLeast(Duration least, String key, Duration value) {
    if (value.compareTo(least) < 0) {
      throw new FinalException(
          "doorman.desk." + key + " must be " + least.toMillis() + "ms or more.");
    }
  }

  private void count() {
    Gauge.builder("doorman.desk.waiting", () -> chats(ChatState.WAITING))
        .description("Chats in the queue, on all nodes")
        .strongReference(true)
        .register(meters);
    Gauge.builder("doorman.desk.held", () -> chats(ChatState.HELD))
        .description("Chats that an agent holds, on all nodes")
        .strongReference(true)
        .register(meters);
    Gauge.builder("doorman.desk.agents.online", this::online)
        .description("Agents who are online, on all nodes")
        .strongReference(true)
        .register(meters);
  }

  private int chats(ChatState state) {
    return queue.counts().getOrDefault(state, 0);
  }

  private long online() {
    return roster.rows().stream().filter(row -> row.presence() == Presence.ONLINE).count();
  }

  private void round() {
    try {
      rounds.round();
    } catch (RetriableException e) {
      LOG.warnf("the queue was not looked through: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the queue was not looked through and will be tried again", e);
    }
  }

  /** Before the server closes, which would end all sockets with no word. */
  void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
    attendance.close();
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
    floor.close();
    // Where nothing was told before: dev mode and tests stop without it.
    attendance.close();
  }
}
