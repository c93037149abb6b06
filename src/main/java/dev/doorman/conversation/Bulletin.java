package dev.doorman.conversation;

import dev.doorman.base.RequestId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What other systems are told of a conversation. Stored in the transaction that makes it so, which
 * is why it is told at least once, and never of what was rolled back.
 *
 * <p>None of it holds what somebody said: a message is named by its number in the log.
 */
public sealed interface Bulletin {
  /**
   * Somebody waits for a person, or waits again.
   *
   * @param stage {@code WAITING}, or {@code INBOX} where a message was left or nobody came
   */
  record Waiting(int nr, HandOver.Stage stage, String team, HandOver.Reason reason)
      implements Bulletin {}

  /** An agent has taken the chat, from the queue or from another agent. */
  record Claimed(int nr, Holder by) implements Bulletin {}

  /**
   * The chat with people is over.
   *
   * @param outcome as the agent saw it; empty where the customer ended it
   */
  record Closed(int nr, Optional<HandOver.Outcome> outcome, List<String> tags) implements Bulletin {
    public Closed {
      tags = List.copyOf(tags);
    }
  }

  /** The bot answers again. */
  record Returned(int nr) implements Bulletin {}

  /** Somebody said something while a person is waited for, or has the chat. */
  record Said(long seq) implements Bulletin {}

  /** The deletion API has accepted a deletion. */
  record DeletionAccepted(Optional<RequestId> reference, Instant acceptedAt, LocalDate expectedBy)
      implements Bulletin {}

  /** The deletion is done; what was said is erased next. */
  record DeletionCompleted(Optional<RequestId> reference) implements Bulletin {}

  /** The name under which it is subscribed to. */
  default String type() {
    return switch (this) {
      case Waiting b -> "chat.waiting";
      case Claimed b -> "chat.claimed";
      case Closed b -> "chat.closed";
      case Returned b -> "chat.returned";
      case Said b -> "chat.message";
      case DeletionAccepted b -> "deletion.accepted";
      case DeletionCompleted b -> "deletion.completed";
    };
  }

  /** All names there are. */
  static List<String> types() {
    return List.of(
        "chat.waiting",
        "chat.claimed",
        "chat.message",
        "chat.closed",
        "chat.returned",
        "deletion.accepted",
        "deletion.completed");
  }
}
