package dev.doorman.conversation;

import dev.doorman.answer.Citation;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What agents do with chats. Each call is one turn of the conversation: stored whole with its
 * events, or not at all.
 *
 * <p>Every call throws {@link Refusal}, with nothing changed, where the chat is not there ({@link
 * Refusal.Code#UNKNOWN_RESUME}) or not the caller's ({@link Refusal.Code#NOT_YOURS}), and {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and several processes.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class HandOvers {
  HandOvers() {}

  /** What became of a claim. */
  public sealed interface Claim {
    /**
     * The chat is the caller's, now or before.
     *
     * @param seq the conversation's last event
     */
    record Yours(long seq) implements Claim {}

    /** Another agent has it. */
    record TakenBy(Holder other) implements Claim {}

    /** It is neither waiting nor in the inbox. */
    record NotWaiting() implements Claim {}
  }

  /** Why a chat goes back into the queue. */
  public enum Why {
    TRANSFERRED,
    AGENT_OFFLINE
  }

  /**
   * How an agent ends a chat.
   *
   * @param tags at most {@value #TAGS_MOST}, each of 1 to {@value #TAG_LONGEST} characters in one
   *     line
   */
  public record Closing(HandOver.Outcome outcome, List<String> tags) {
    public static final int TAGS_MOST = 10;
    public static final int TAG_LONGEST = 64;

    public Closing {
      tags = tags.stream().map(String::strip).distinct().toList();
      if (tags.size() > TAGS_MOST) {
        throw new IllegalArgumentException("A chat has at most " + TAGS_MOST + " tags.");
      }
      for (String tag : tags) {
        if (tag.isEmpty()
            || tag.length() > TAG_LONGEST
            || tag.codePoints().anyMatch(Character::isISOControl)) {
          throw new IllegalArgumentException(
              "A tag has 1 to " + TAG_LONGEST + " characters in one line.");
        }
      }
    }
  }

  /** Takes a waiting chat, or one of the inbox; again by its holder it changes nothing. */
  public Claim claim(ConversationId id, Holder by) {
    throw new UnsupportedOperationException();
  }

  /**
   * The agent writes to the customer.
   *
   * @param message the same id is the same message, stored once
   * @return the number of the event
   */
  public long say(
      ConversationId id,
      ClientMessageId message,
      UserId by,
      String text,
      List<Citation> citations) {
    throw new UnsupportedOperationException();
  }

  /**
   * Gives a chat to another agent.
   *
   * @param from who holds it; empty where a lead does it, who may also give away a waiting one
   */
  public void transfer(ConversationId id, Holder to, Optional<UserId> from) {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts a chat back into a queue, in its place by waiting time.
   *
   * @param from who must hold it; empty where a lead does it
   */
  public void requeue(ConversationId id, String team, Why why, Optional<UserId> from) {
    throw new UnsupportedOperationException();
  }

  /** The bot answers again, and shows the prompt of the flow that waits. */
  public void handBack(ConversationId id, Optional<UserId> from) {
    throw new UnsupportedOperationException();
  }

  /** Ends the hand-over; the customer may go on with the bot. */
  public void close(ConversationId id, Optional<UserId> from, Closing closing) {
    throw new UnsupportedOperationException();
  }

  /** Nobody came in time: tells the customer, and moves the chat to the inbox. */
  public void giveUp(ConversationId id, int nr) {
    throw new UnsupportedOperationException();
  }

  /** The hand-overs of a conversation, in order; none where it is gone. */
  public List<HandOver> of(ConversationId id) {
    throw new UnsupportedOperationException();
  }
}
