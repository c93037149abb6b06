package dev.doorman.desk.duty;

import dev.doorman.base.ConversationId;
import dev.doorman.base.FinalException;
import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.SetAside;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.conversation.WaitingNotices;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Queue.HeldChat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the queue: chats whose agent has gone go back to it, those who waited too long or
 * whose team has gone are told so, and where it is configured the longest waiting go to agents with
 * room.
 *
 * <p>One node at a time does it. Two that do by accident harm nobody: each step is stored only if
 * the chat is still as it was read.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);

  /** A node that dies in the middle is followed by another after this time. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** What has not held for so long is of no more use. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private static final int AT_ONCE = 500;

  private final Queue queue;
  private final Presences presences;
  private final Roster roster;
  private final Hours hours;
  private final HandOvers handOvers;
  private final WaitingNotices notices;
  private final Assigner assigner;
  private final SetAside aside;
  private final SingleFailures single;
  private final DeskConfig config;
  private final Clock clock;

  public Rounds(
      Queue queue,
      Presences presences,
      Roster roster,
      Hours hours,
      HandOvers handOvers,
      Assigner assigner,
      SetAside aside,
      DeskConfig config,
      Clock clock) {
    this.queue = queue;
    this.presences = presences;
    this.roster = roster;
    this.hours = hours;
    this.handOvers = handOvers;
    this.notices = handOvers.waiting();
    this.assigner = assigner;
    this.aside = aside;
    this.single = new SingleFailures(aside, clock);
    this.config = config;
    this.clock = clock;
  }

  /**
   * One round, where it is this node's turn.
   *
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  public void round() {
    Instant now = clock.instant();
    Instant until = now.plus(LEASE);
    if (!presences.lead(now, until)) {
      return;
    }
    try {
      Set<ConversationId> leftAlone = aside.leftAlone(Job.DESK, now);
      requeueLeft(now, leftAlone);
      giveUpLate(now, leftAlone);
      if (config.assignment() == DeskConfig.Assignment.AUTOMATIC) {
        assigner.assign(leftAlone, single);
      }
      tellPlaces(now, leftAlone);
      presences.forget(now.minus(FORGOTTEN_AFTER));
    } finally {
      presences.rest(until, clock.instant().plus(config.every()));
    }
  }

  /** One chat's failure is no other's; what cannot be done any more is no failure. */
  private void guarded(ConversationId chat, Set<ConversationId> leftAlone, Runnable step) {
    if (leftAlone.contains(chat)) {
      return;
    }
    single.guard(
        Job.DESK,
        chat,
        id -> {
          try {
            step.run();
          } catch (FinalException e) {
            // It was claimed, closed or passed on meanwhile.
            LOG.debugf("chat %s was left as it is: %s", id, e.getMessage());
          }
        });
  }

  private void requeueLeft(Instant now, Set<ConversationId> leftAlone) {
    List<HeldChat> held = queue.held();
    if (held.isEmpty()) {
      return;
    }
    Map<UserId, Presence> present = presences.present(now);
    List<HeldChat> left = held.stream().filter(one -> !present.containsKey(one.agent())).toList();
    if (left.isEmpty()) {
      return;
    }
    Map<UserId, Instant> lastSeen =
        presences.lastSeen(left.stream().map(HeldChat::agent).collect(Collectors.toSet()));
    for (HeldChat chat : left) {
      // Whoever was given the chat while away has the same time to come as whoever left it.
      Instant since = latest(lastSeen.get(chat.agent()), chat.claimedAt());
      if (!since.plus(config.requeueAfter()).isAfter(now)) {
        guarded(chat.id(), leftAlone, () -> requeue(chat));
      }
    }
  }

  private static Instant latest(@Nullable Instant seen, Instant claimed) {
    return seen == null || seen.isBefore(claimed) ? claimed : seen;
  }

  /**
   * Who waits hears it when their place is another than they were told, when everybody of the team
   * has gone, and when somebody is there again.
   */
  private void tellPlaces(Instant now, Set<ConversationId> leftAlone) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, Boolean> deserted = new HashMap<>();
    for (Queue.Waiting waiting : queue.waiting(AT_ONCE)) {
      int place = places.merge(waiting.team(), 1, Integer::sum);
      boolean alone =
          deserted.computeIfAbsent(
              waiting.team(), team -> roster.isDeserted(team, config.requeueAfter()));
      boolean knows = waiting.desertedToldAt().isPresent();
      if (alone && !knows) {
        guarded(
            waiting.id(),
            leftAlone,
            () -> notices.deserted(waiting.id(), waiting.nr(), opens(now)));
      } else if (knows && !alone && roster.isStaffed(waiting.team())) {
        guarded(
            waiting.id(), leftAlone, () -> notices.staffedAgain(waiting.id(), waiting.nr(), place));
      } else if (!knows && place != waiting.placeTold()) {
        guarded(waiting.id(), leftAlone, () -> notices.place(waiting.id(), waiting.nr(), place));
      }
    }
  }

  private Optional<ZonedDateTime> opens(Instant now) {
    return hours.areAt(now) ? Optional.empty() : hours.nextAfter(now);
  }

  private void requeue(HeldChat chat) {
    if (chat.claimedFrom() == ChatState.INBOX) {
      handOvers.shelve(chat.id(), chat.agent());
      LOG.infof("chat %s is in the inbox again: its agent has gone", chat.id());
      return;
    }
    handOvers.requeue(
        chat.id(), chat.team(), HandOvers.Why.AGENT_OFFLINE, Optional.of(chat.agent()));
    LOG.infof("chat %s waits again: its agent has gone", chat.id());
  }

  private void giveUpLate(Instant now, Set<ConversationId> leftAlone) {
    for (Queue.Waiting waiting : queue.waiting(AT_ONCE)) {
      if (!waiting.queuedSince().plus(config.giveUpAfter()).isAfter(now)) {
        guarded(waiting.id(), leftAlone, () -> notices.giveUp(waiting.id(), waiting.nr()));
      }
    }
  }
}
