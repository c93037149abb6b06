package dev.doorman.conversation;

import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What one turn stores, all of it or nothing.
 *
 * @param before the conversation that the turn was made from
 * @param resumable whether the resume secret lives on
 * @param parkAt when the customer's silence counts
 * @param purgeAt when what was said is to be erased; empty leaves that as it was
 * @param held the answer that is held back from now on
 * @param events in order; the first gets the number after {@code before.lastSeq()}
 * @param message the client's message that this turn answers, with the number to acknowledge
 * @param watch the request to ask about from now on; empty ends the asking
 * @param record what the record of the deletion has to note
 * @param done the effect that this turn brings the outcome of
 * @param subject whose the conversation is from now on
 * @param desk who answers from now on
 * @param handOvers what changes about hand-overs, in order
 * @param amended an earlier event with the body that it has from now on
 */
public record Change(
    Conversation before,
    Instant at,
    State state,
    OptionalLong promptSeq,
    Optional<Instant> guardUntil,
    Resumable resumable,
    Optional<Instant> parkAt,
    Optional<Instant> purgeAt,
    Optional<Instant> ended,
    Optional<Held> held,
    List<Event> events,
    Optional<Acknowledged> message,
    List<Effect> effects,
    Optional<Watch> watch,
    List<Note> record,
    Optional<Lease> done,
    Optional<LeftMessage> left,
    Optional<Subject> subject,
    Desk desk,
    List<HandOverChange> handOvers,
    Optional<Event> amended) {

  public Change {
    events = List.copyOf(events);
    effects = List.copyOf(effects);
    record = List.copyOf(record);
    handOvers = List.copyOf(handOvers);
  }

  /** Whether the resume secret still opens the conversation. */
  public enum Resumable {
    YES,
    NO
  }

  /** A client's message and the sequence number it is acknowledged with. */
  public record Acknowledged(ClientMessageId id, long seq) {}

  /** A request to ask the deletion API about, and when next. */
  public record Watch(RequestId request, int attempt, Instant dueAt) {}

  /** A leased effect: which it is, and the proof of holding it. */
  public record Lease(long ord, UUID holder) {}

  /**
   * A message for a person, stored apart from the log.
   *
   * @param text empty where only the address for an earlier one is given
   */
  public record LeftMessage(ClientMessageId id, String text, Optional<String> email) {
    @Override
    public String toString() {
      return "LeftMessage[id=" + id + "]";
    }
  }

  /**
   * What the record of a deletion notes, at the time of the change; it holds no content and no
   * identity.
   *
   * <p>The attempt of a flow that has not asked for a request yet is the one it would become.
   */
  public sealed interface Note {
    int attempt();

    /** The customer wished the account to be deleted. */
    record Wished(int attempt) implements Note {}

    /** The customer said the explicit yes to the warning, so that a request is asked for. */
    record Requested(int attempt) implements Note {}

    /** The deletion API made the request. */
    record Made(int attempt, RequestId request) implements Note {}

    /** The deletion API told that the identity is proved. */
    record Verified(int attempt) implements Note {}

    /** The customer gave the last yes. */
    record Confirmed(int attempt) implements Note {}

    /** The deletion API accepted it, and the customer was told. */
    record Accepted(int attempt, Instant acceptedAt, LocalDate expectedBy) implements Note {}

    /** The customer wants back what was confirmed. */
    record StopAsked(int attempt) implements Note {}

    /** The deletion API told that the request is withdrawn. */
    record Withdrawn(int attempt) implements Note {}

    /** The deletion API told that it is completed. */
    record Completed(int attempt) implements Note {}

    /** It came to its end, and nothing was deleted because of it. */
    record Closed(int attempt, Outcome outcome) implements Note {}
  }

  /** How it ended where nothing was deleted: what the customer was told. */
  public enum Outcome {
    /** The customer found that signing out will do. */
    SIGNED_OUT,
    /** The customer stopped it before the last yes. */
    STOPPED,
    /** There is no deletion API: the customer was told how to do it themselves. */
    EXPLAINED,
    /** The deletion API made no request. */
    NOT_MADE,
    LOCKED,
    REJECTED,
    WITHDRAWN,
    /** The deletion API has ended the request for another reason, or knows it no more. */
    ENDED
  }

  /** Whether it leaves work in the database, beside what is to be read. */
  boolean leavesWork() {
    return !effects.isEmpty()
        || watch.isPresent()
        || !record.isEmpty()
        || !handOvers.isEmpty()
        || held.isPresent()
        || purgeAt.isPresent()
        || !(before.desk() instanceof Desk.None);
  }

  /** The conversation as it is once the change is stored. */
  public Conversation after() {
    return new Conversation(
        before.id(),
        before.epoch(),
        before.version() + 1,
        lastSeq(),
        before.lastEffect() + effects.size(),
        before.locale(),
        state,
        promptSeq,
        guardUntil,
        parkAt,
        held,
        ended,
        subject,
        desk);
  }

  /** The number of the last event after this change. */
  public long lastSeq() {
    return before.lastSeq() + events.size();
  }
}
