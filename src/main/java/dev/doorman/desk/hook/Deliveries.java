package dev.doorman.desk.hook;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What is still to be told to subscribers, and what became of it.
 *
 * <p>Those of one chat are handed out to a subscriber one at a time, in order. A lease that ran out
 * may be taken by another node, so an event may be told more than once, with the same id. Every
 * call throws {@link dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Deliveries {
  /** Calls to one subscriber at once, from all nodes together. */
  int AT_ONCE = 4;

  /**
   * One to be carried out, leased to the caller.
   *
   * @param n names it
   * @param event the event's id, the same for every subscriber
   * @param seq the message's number in the log, where it is about one
   * @param detail what else stands in the body, as a JSON object
   * @param attempts how often it failed before
   * @param triedSince when it was first due
   */
  record Due(
      long n,
      UUID lease,
      SubscriptionId subscription,
      URI url,
      Secret<String> secret,
      UUID event,
      ConversationId conversation,
      String type,
      Instant at,
      OptionalLong seq,
      String detail,
      int attempts,
      Instant triedSince) {}

  /** How it stands. */
  enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  /**
   * What a try came to.
   *
   * @param status of the answer, where there was one
   * @param answer how the answer's body begins
   * @param problem why there was no answer, or why it does not count
   */
  record Result(OptionalInt status, Optional<String> answer, Optional<String> problem) {}

  /**
   * One as it is shown.
   *
   * @param last what the last try came to
   * @param nextAt when it is tried next, while it is pending
   */
  record Entry(
      long n,
      UUID event,
      ConversationId conversation,
      String type,
      Instant at,
      State state,
      int attempts,
      Result last,
      Optional<Instant> nextAt,
      Optional<Instant> doneAt) {}

  /** Leases what is due to active subscribers, at most {@link #AT_ONCE} for each of them. */
  List<Due> lease(Instant now, Duration lease, int most);

  /** Notes a leased one as done with, in the given state; nothing where the lease was lost. */
  void finish(Due due, State state, Result result, Instant at);

  /** Puts a leased one off; nothing where the lease was lost. */
  void again(Due due, Result result, Instant next);

  /**
   * The latest first.
   *
   * @param before only those with a smaller number
   */
  List<Entry> of(SubscriptionId subscription, OptionalLong before, int limit);

  /**
   * Has one told again: at once, unless an earlier one of its chat is pending, and for as long as a
   * new one would be tried.
   *
   * @return what became of it
   */
  Retried retry(SubscriptionId subscription, long n, Instant now);

  /** What became of a retry. */
  enum Retried {
    YES,
    UNKNOWN,
    /** It is pending anyway. */
    PENDING
  }

  /** Forgets those of events before this time. */
  void forget(Instant before);

  /**
   * Erases what others have answered about a conversation, which may repeat what was said, and the
   * tags that were told of.
   */
  void purge(ConversationId id);
}
