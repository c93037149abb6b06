package dev.doorman.desk.duty;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which agents, and which customers of open chats, are connected to which node. What a node says
 * holds for a while and has to be said again, so that a node that is killed is believed no longer.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Presences {
  /** How often a node says who is there. */
  Duration RENEWED_EVERY = Duration.ofSeconds(5);

  /** For how long that holds. */
  Duration LASTS = Duration.ofSeconds(15);

  /** Says who is on this node, until then; others who were stay until their own time is over. */
  void renew(UUID node, Map<UserId, Presence> agents, Instant until);

  /** An agent's last page on this node is closed. */
  void leave(UUID node, UserId agent, Instant now);

  /** Everybody on this node is gone. */
  void leaveAll(UUID node, Instant now);

  /** Those who are there, on whichever node: online where they are that on one of them. */
  Map<UserId, Presence> present(Instant now);

  /** When each of these agents was there last; those who never were are left out. */
  Map<UserId, Instant> lastSeen(Collection<UserId> agents);

  /** What an agent said last on any node, where that is no longer ago than this. */
  Optional<Presence> lastTold(UserId agent, Instant since);

  /** Says which customers of open chats have a client on this node, until then. */
  void connected(UUID node, Collection<ConversationId> chats, Instant until);

  /** Forgets what held no longer before this time. */
  void forget(Instant before);

  /**
   * Takes the work that one node at a time does for all.
   *
   * @return whether it is this node's turn
   */
  boolean lead(Instant now, Instant until);

  /**
   * Gives the work back; somebody's turn comes at the next time. Does nothing where another node
   * has the work by now.
   *
   * @param until what it was taken until
   */
  void rest(Instant until, Instant next);

  /** When each agent was given a chat last by automatic assignment. */
  Map<UserId, Instant> turns();

  /** Notes that an agent was given a chat. */
  void turn(UserId agent, Instant at);
}
