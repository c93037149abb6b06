package dev.doorman.desk.duty;

import dev.doorman.base.ConversationId;
import dev.doorman.base.FinalException;
import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Queue.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives the longest waiting chats to agents with room for them, in turn: first to those who write
 * the customer's language, among them to the one whose turn was longest ago.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Assigner {
  private static final int AT_ONCE = 500;

  private final Queue queue;
  private final Roster roster;
  private final Presences presences;
  private final HandOvers handOvers;
  private final Clock clock;

  public Assigner(
      Queue queue, Roster roster, Presences presences, HandOvers handOvers, Clock clock) {
    this.queue = queue;
    this.roster = roster;
    this.presences = presences;
    this.handOvers = handOvers;
    this.clock = clock;
  }

  /**
   * Gives away what can be given away now.
   *
   * @param leftAlone chats that are passed over
   * @param single guards each chat, so that its failure is no other's
   */
  void assign(Set<ConversationId> leftAlone, SingleFailures single) {
    List<Waiting> waiting = queue.waiting(AT_ONCE);
    if (waiting.isEmpty()) {
      return;
    }
    List<Roster.Row> rows = new ArrayList<>(roster.rows());
    Map<UserId, Instant> turns = new HashMap<>(presences.turns());
    for (Waiting chat : waiting) {
      Optional<Roster.Row> next =
          leftAlone.contains(chat.id()) ? Optional.empty() : next(rows, turns, chat);
      next.ifPresent(row -> single.guard(Job.DESK, chat.id(), id -> give(chat, row, rows, turns)));
    }
  }

  private void give(
      Waiting chat, Roster.Row row, List<Roster.Row> rows, Map<UserId, Instant> turns) {
    if (isTaken(chat, row)) {
      Instant now = clock.instant();
      UserId agent = row.agent().id();
      presences.turn(agent, now);
      turns.put(agent, now);
      // Of several turns at one moment the last must be the last in line.
      rows.remove(row);
      rows.add(row.andOne());
    }
  }

  private static Optional<Roster.Row> next(
      List<Roster.Row> rows, Map<UserId, Instant> turns, Waiting chat) {
    List<Roster.Row> free = rows.stream().filter(row -> row.hasRoomFor(chat.team())).toList();
    Predicate<Roster.Row> writes = row -> writes(row, chat.locale());
    List<Roster.Row> speaking = free.stream().filter(writes).toList();
    return (speaking.isEmpty() ? free : speaking)
        .stream()
            .min(Comparator.comparing(row -> turns.getOrDefault(row.agent().id(), Instant.EPOCH)));
  }

  /** Whether the agent told to write this language. */
  private static boolean writes(Roster.Row row, Locale locale) {
    return row.agent().languages().stream()
        .anyMatch(tag -> Locale.forLanguageTag(tag).getLanguage().equals(locale.getLanguage()));
  }

  private boolean isTaken(Waiting chat, Roster.Row row) {
    var holder = new Holder(row.agent().id(), row.agent().displayName());
    try {
      return handOvers.claim(chat.id(), holder) instanceof HandOvers.Claim.Yours;
    } catch (FinalException e) {
      // The conversation was ended or erased meanwhile.
      return false;
    }
  }
}
