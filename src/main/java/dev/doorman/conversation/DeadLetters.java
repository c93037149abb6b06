package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Effects that were given up, for operators, and those that fail again and again.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface DeadLetters {
  /**
   * An effect that was given up. Of what the customer is waiting for they were told at that time.
   *
   * @param ord with the conversation it names the effect
   * @param effect its kind, as {@code Withdraw}
   * @param attempts how often it was tried
   * @param orderedAt when the turn that ordered it was stored
   */
  record GivenUp(
      ConversationId conversation,
      long ord,
      String effect,
      int attempts,
      Instant orderedAt,
      Instant givenUpAt,
      String why,
      Remedy remedy) {}

  /** What can be done about an effect that was given up. */
  enum Remedy {
    /** It can be tried again. */
    RETRY,
    /** Nothing: the customer was told, and what they order now is another effect. */
    CUSTOMER_WAS_TOLD
  }

  /**
   * An effect that failed and is still tried.
   *
   * @param attempts how often it was put off
   * @param dueAt when it is tried next
   * @param why what failed last; empty where a version before this one put it off
   */
  record Failing(
      ConversationId conversation,
      long ord,
      String effect,
      int attempts,
      Instant orderedAt,
      Instant dueAt,
      Optional<String> why) {}

  /** What was given up, the latest first. */
  List<GivenUp> givenUp(int most);

  /** What failed so far, the oldest first. */
  List<Failing> failing(int most);

  /** How many effects were given up. */
  long count();

  /** Puts an effect that was given up back into the outbox, due at once. */
  Retried retry(ConversationId id, long ord, Instant now);

  /** What became of a wish to try again. */
  enum Retried {
    YES,
    /** There is no such effect (any more). */
    UNKNOWN,
    /** See {@link Remedy#CUSTOMER_WAS_TOLD}. */
    NOT_TO_BE_RETRIED
  }
}
