package dev.doorman.conversation;

import dev.doorman.conversation.HandOver.Reason;
import dev.doorman.conversation.HandOver.Stage;
import java.util.Optional;

/** What one turn changes about a hand-over, at the time of the turn. */
public sealed interface HandOverChange {
  /** The hand-over's number in its conversation. */
  int nr();

  /** It begins. */
  record Begun(int nr, String team, Reason reason, Stage stage) implements HandOverChange {}

  /** From the inbox the customer goes into the queue again, as if they had come now. */
  record Rejoined(int nr, String team) implements HandOverChange {}

  /** An agent has it from now on. */
  record Taken(int nr, Holder by) implements HandOverChange {}

  /** Somebody wrote while an agent had it. */
  record Wrote(int nr, Author author) implements HandOverChange {}

  /** It goes back into a queue and keeps its place by waiting time. */
  record Requeued(int nr, String team) implements HandOverChange {}

  /** Another team's from now on; it stays where it is. */
  record Moved(int nr, String team) implements HandOverChange {}

  /** The customer was told this place in the queue. */
  record Placed(int nr, int place) implements HandOverChange {}

  /** The customer was told that nobody of the team is there any more; the place told is void. */
  record Deserted(int nr) implements HandOverChange {}

  /** Nobody is waited for any more; the team finds it in the inbox. */
  record Shelved(int nr) implements HandOverChange {}

  /** The customer left a message rather than wait on; the team finds it in the inbox. */
  record LeftInstead(int nr) implements HandOverChange {}

  /**
   * It is over.
   *
   * @param closing as the agent put it; empty where the customer ended it, or it was handed back
   */
  record Ended(int nr, Stage stage, Optional<HandOvers.Closing> closing, Rating rating)
      implements HandOverChange {}

  /** The customer rated it. */
  record Rated(int nr, int stars, Optional<String> remark) implements HandOverChange {
    /** Prints without what the customer wrote. */
    @Override
    public String toString() {
      return "Rated[nr=" + nr + ", stars=" + stars + "]";
    }
  }

  /**
   * Goes into the audit log.
   *
   * @param who did it
   * @param act a code such as {@code chat-claimed}
   * @param detail more, for people; may be empty
   */
  record Audited(int nr, String who, String act, String detail) implements HandOverChange {}

  /** Who wrote. */
  enum Author {
    CUSTOMER,
    AGENT
  }

  /** Whether the customer is asked to rate it. */
  enum Rating {
    ASKED,
    NOT_ASKED
  }
}
