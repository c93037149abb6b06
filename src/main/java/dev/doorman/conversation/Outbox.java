package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.dialogue.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is still to be asked of the deletion API because of turns that are stored.
 *
 * <p>Effects of one conversation are handed out one at a time, in order. A lease lets one node
 * carry an effect out; one that ran out may be taken by another, so an effect may be carried out
 * more than once, with the same key. Every call throws {@link dev.doorman.base.RetriableException}
 * where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Outbox {
  /**
   * An effect to be carried out, leased to the caller.
   *
   * @param key the idempotency key
   * @param attempts how often it was put off before
   * @param createdAt when the turn that ordered it was stored
   * @param subject whose account a new request is about, where it was known then
   */
  record Due(
      ConversationId conversation,
      Change.Lease lease,
      Effect effect,
      String key,
      int attempts,
      Instant createdAt,
      Optional<Subject> subject) {}

  /** Leases effects that are due; kinds that this version does not know are left alone. */
  List<Due> lease(Instant now, Duration lease, int most);

  /**
   * Puts a leased effect off.
   *
   * @param why what failed, for operators; holds no secret and nothing a customer said
   */
  void retry(Due due, Instant next, String why);

  /**
   * Notes that a leased effect is given up, for {@link DeadLetters}; it is still to be dropped, or
   * finished by telling so. Does nothing where the lease was lost.
   *
   * @param why for operators; holds no secret and nothing a customer said
   */
  void giveUp(Due due, String why, Instant at);

  /** Drops a leased effect that has no outcome to tell. */
  void drop(Due due);

  /** The request that an attempt of the conversation made at the deletion API. */
  Optional<RequestId> requestOf(ConversationId id, int attempt);

  /** Whether this request was made for another conversation, or another attempt of this one. */
  boolean isAnothers(RequestId request, ConversationId id, int attempt);
}
