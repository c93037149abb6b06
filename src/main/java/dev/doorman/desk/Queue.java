package dev.doorman.desk;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Erasures;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the chats. What changes them goes through {@code conversation.HandOvers}, so that a chat
 * and its conversation agree at every instant.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Queue {
  /** A list of chats. */
  enum Listing {
    /** Waiting, the longest first. */
    WAITING,
    /** Held by the one who asks. */
    MINE,
    /** Waiting or held. */
    ALL,
    INBOX,
    /** Closed or handed back, the latest first. */
    CLOSED
  }

  /**
   * The chats of a list that may be seen.
   *
   * @param who asks
   * @param now by which it is known who is connected
   * @param most the list is cut off here
   */
  List<Chat> list(Listing listing, UserId who, Sight sight, Instant now, int most);

  /** Those of these conversations that are chats and are not erased, in no order. */
  List<Chat> chats(Collection<ConversationId> ids, Instant now);

  /** All chats with something to do, the longest waiting first. */
  List<Chat> open(Instant now, int most);

  /** The ids of all chats with something to do. */
  List<ConversationId> openIds();

  /**
   * A chat in the queue.
   *
   * @param waitingSince by which it has its place
   * @param queuedSince since when it has been in the queue without a break
   * @param placeTold the place that the customer was told last; 0 if none
   * @param desertedToldAt when the customer was told that nobody of the team is there any more;
   *     empty if somebody is, as far as the customer knows
   */
  record Waiting(
      ConversationId id,
      int nr,
      String team,
      Locale locale,
      Instant waitingSince,
      Instant queuedSince,
      int placeTold,
      Optional<Instant> desertedToldAt) {}

  /** The queue of all teams, the longest waiting first. */
  List<Waiting> waiting(int most);

  /**
   * A chat that is held.
   *
   * @param claimedFrom the list that it was taken from: waiting, or the inbox
   */
  record HeldChat(
      ConversationId id,
      int nr,
      String team,
      UserId agent,
      Instant claimedAt,
      ChatState claimedFrom) {}

  /** All chats that are held. */
  List<HeldChat> held();

  /** How many chats each agent holds. */
  Map<UserId, Integer> holds();

  /** How many chats there are in each state that is open. */
  Map<ChatState, Integer> counts();

  /** The place of a chat in its team's queue, from 1; empty where it is not in a queue. */
  Optional<Integer> place(ConversationId id);

  /** How many chats wait for a team. */
  int waitingFor(String team);

  /** How long the latest chats of a team that were claimed since then had waited. */
  List<Duration> waits(String team, Instant since, int most);

  /** The last message that the customer left for a person. */
  record LeftMessage(String text, Optional<String> email, Instant at) {}

  /** What only the chat's own page shows. */
  record Background(Optional<String> page, Optional<LeftMessage> left) {}

  Background background(ConversationId id);

  /**
   * Notes up to which event an agent has read; never goes back.
   *
   * @return whether that is news
   */
  boolean seen(ConversationId id, UserId agent, long seq);

  /** Why a conversation was erased; empty if it was not. */
  Optional<Erasures.Cause> erased(ConversationId id);

  /** Forgets all that the desk itself keeps about a conversation. */
  void purge(ConversationId id);
}
