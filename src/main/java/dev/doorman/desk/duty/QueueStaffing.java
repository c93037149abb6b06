package dev.doorman.desk.duty;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Staffing;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer who wants a person is told: whether somebody is there, which place in the queue
 * that is, and how long it took lately.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class QueueStaffing implements Staffing {
  /** What took longer ago tells nothing about now. */
  private static final Duration LATELY = Duration.ofHours(1);

  private static final int WAITS_MOST = 50;

  /** Fewer are chance, and are not told. */
  private static final int WAITS_LEAST = 10;

  /** Of five who are told a time, four have somebody by then. */
  private static final double KEPT_FOR = 0.8;

  private final Roster roster;
  private final Queue queue;
  private final Hours hours;
  private final DeskConfig config;
  private final Clock clock;

  public QueueStaffing(Roster roster, Queue queue, Hours hours, DeskConfig config, Clock clock) {
    this.roster = roster;
    this.queue = queue;
    this.hours = hours;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Staff now(Locale locale, ConversationId id) {
    Instant now = clock.instant();
    String team = config.team();
    if (!hours.areAt(now)) {
      return new Staff.Nobody(hours.nextAfter(now));
    }
    if (!roster.isStaffed(team)) {
      return new Staff.Nobody();
    }
    int place = queue.place(id).orElseGet(() -> queue.waitingFor(team) + 1);
    return new Staff.There(team, place, wait(team, now));
  }

  /** What four of five of those before had to wait at most. */
  private Optional<Duration> wait(String team, Instant now) {
    List<Duration> waits =
        queue.waits(team, now.minus(LATELY), WAITS_MOST).stream().sorted().toList();
    return waits.size() < WAITS_LEAST
        ? Optional.empty()
        : Optional.of(waits.get((int) Math.ceil(waits.size() * KEPT_FOR) - 1));
  }
}
