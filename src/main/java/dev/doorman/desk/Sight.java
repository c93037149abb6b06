package dev.doorman.desk;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Holder;
import java.util.Optional;
import java.util.Set;

/** Which chats somebody may see. */
public sealed interface Sight {
  /** Those who lead or administer see all. */
  record All() implements Sight {}

  /** An agent sees the chats of the own teams, and those that the agent holds or held. */
  record Teams(UserId who, Set<String> teams) implements Sight {
    public Teams {
      teams = Set.copyOf(teams);
    }
  }

  /** An editor sees none. */
  record None() implements Sight {}

  /** What this user may see. */
  static Sight of(Agent agent) {
    if (agent.hasAny(Set.of(Role.LEAD, Role.ADMIN))) {
      return new All();
    }
    return agent.roles().contains(Role.AGENT) ? new Teams(agent.id(), agent.teams()) : new None();
  }

  /** Whether a chat may be seen. */
  default boolean sees(Chat chat) {
    return sees(chat.team(), chat.agent().map(Holder::id));
  }

  /**
   * Whether a chat of this team may be seen.
   *
   * @param agent who holds it or held it last
   */
  default boolean sees(String team, Optional<UserId> agent) {
    return switch (this) {
      case All() -> true;
      case Teams(UserId who, Set<String> teams) ->
          teams.contains(team) || agent.filter(who::equals).isPresent();
      case None() -> false;
    };
  }
}
