package dev.doorman.desk.duty;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.UserId;
import dev.doorman.desk.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who works at the desk, who of them is there, and how many chats each holds.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Roster {
  private static final Set<Role> MAY_HOLD_CHATS = Set.of(Role.AGENT, Role.LEAD, Role.ADMIN);

  /** An administrator may claim a chat, but is at the desk for something else. */
  private static final Set<Role> TAKE_CHATS = Set.of(Role.AGENT, Role.LEAD);

  private final Agents agents;
  private final Presences presences;
  private final Queue queue;
  private final Clock clock;

  public Roster(Agents agents, Presences presences, Queue queue, Clock clock) {
    this.agents = agents;
    this.presences = presences;
    this.queue = queue;
    this.clock = clock;
  }

  /** One of them. */
  public record Row(Agent agent, Presence presence, int holds) {
    /** Whether the agent takes one more chat of this team. */
    public boolean hasRoomFor(String team) {
      return isThereFor(team) && holds < agent.capacity();
    }

    /** Whether the agent is online and takes chats of this team: the one of the agent's own. */
    public boolean isThereFor(String team) {
      return presence == Presence.ONLINE
          && agent.capacity() > 0
          && agent.hasAny(TAKE_CHATS)
          && agent.teams().contains(team);
    }

    /** The same holding one more. */
    Row andOne() {
      return new Row(agent, presence, holds + 1);
    }
  }

  /** Everybody who may hold chats, by name. */
  public List<Row> rows() {
    Instant now = clock.instant();
    Map<UserId, Presence> present = presences.present(now);
    Map<UserId, Integer> holds = queue.holds();
    return agents.all().stream()
        .filter(agent -> agent.hasAny(MAY_HOLD_CHATS))
        .map(
            agent ->
                new Row(
                    agent,
                    present.getOrDefault(agent.id(), Presence.OFFLINE),
                    holds.getOrDefault(agent.id(), 0)))
        .sorted(Comparator.comparing(row -> row.agent().displayName()))
        .toList();
  }

  /**
   * Whether nobody who takes chats of a team is online, nor was a moment ago: an agent who loads
   * the page anew is offline for that long. One who is away has said so.
   *
   * @param moment how long an agent may be offline without being gone
   */
  public boolean isDeserted(String team, Duration moment) {
    Instant now = clock.instant();
    Map<UserId, Presence> present = presences.present(now);
    List<UserId> offline = new ArrayList<>();
    for (Agent agent : agents.all()) {
      Presence presence = present.get(agent.id());
      if (new Row(agent, Presence.ONLINE, 0).isThereFor(team)) {
        if (presence == Presence.ONLINE) {
          return false;
        }
        if (presence == null) {
          offline.add(agent.id());
        }
      }
    }
    return presences.lastSeen(offline).values().stream()
        .noneMatch(seen -> seen.plus(moment).isAfter(now));
  }

  /** Whether somebody is online who takes chats of a team. */
  public boolean isStaffed(String team) {
    return isStaffed(team, Optional.empty());
  }

  /**
   * Whether somebody else is online who takes chats of a team.
   *
   * @param but does not count; empty: everybody does
   */
  public boolean isStaffed(String team, Optional<UserId> but) {
    Map<UserId, Presence> present = presences.present(clock.instant());
    return present.containsValue(Presence.ONLINE)
        && agents.all().stream()
            .filter(agent -> but.filter(agent.id()::equals).isEmpty())
            .map(agent -> new Row(agent, present.getOrDefault(agent.id(), Presence.OFFLINE), 0))
            .anyMatch(row -> row.isThereFor(team));
  }
}
