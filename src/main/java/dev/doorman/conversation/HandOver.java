package dev.doorman.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A conversation given to the team once: from the wish for a person to the end of it.
 *
 * @param nr counts the hand-overs of a conversation, from 1
 * @param claimedAt when an agent took it first
 * @param agent who has it, or had it last
 * @param customerWrote how many messages the customer wrote while an agent had it
 * @param agentWrote how many the agents wrote
 * @param ratingAskedAt when the customer was asked to rate it
 */
public record HandOver(
    int nr,
    String team,
    Stage stage,
    Reason reason,
    Instant waitingSince,
    Optional<Instant> claimedAt,
    Optional<Instant> firstReplyAt,
    Optional<Instant> closedAt,
    Optional<Holder> agent,
    Optional<Outcome> outcome,
    List<String> tags,
    int customerWrote,
    int agentWrote,
    Optional<Instant> ratingAskedAt,
    OptionalInt stars,
    Optional<String> remark) {

  public HandOver {
    tags = List.copyOf(tags);
  }

  /** How far it has come. */
  public enum Stage {
    WAITING,
    HELD,
    INBOX,
    CLOSED,
    RETURNED;

    /** The name on the wire. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why the customer was given to the team. */
  public enum Reason {
    ASKED,
    NOT_UNDERSTOOD,
    NO_ANSWER,
    SPECIAL,
    LEFT_MESSAGE;

    /** The name on the wire, as {@code not-understood}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How it ended, as the agent sees it. */
  public enum Outcome {
    SOLVED,
    UNSOLVED,
    NO_REPLY,
    SPAM;

    /** The name on the wire, as {@code no-reply}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether an agent and the customer both wrote while it was held. */
  public boolean tookPlace() {
    return customerWrote > 0 && agentWrote > 0;
  }

  /** Prints without what anybody wrote. */
  @Override
  public String toString() {
    return "HandOver[nr=" + nr + ", stage=" + stage + ", team=" + team + "]";
  }
}
