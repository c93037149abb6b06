package dev.doorman.conversation;

import dev.doorman.base.Subject;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Turn;
import dev.doorman.knowledge.Block;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A turn before it is written down.
 *
 * @param said what the customer or an agent said or did, as they see it themselves
 * @param told what the system tells before the replies
 * @param turn what the dialogue made of it
 * @param found what the articles hold about the text
 * @param cause who moved the conversation on
 * @param holding what becomes of an answer that is held back
 * @param subject whose the conversation is from now on, where that was not known
 * @param move who answers from now on, where the turn decides that
 * @param amended an earlier event in the words that it is stored in from now on
 */
record Draft(
    Optional<Body> said,
    List<Body> told,
    Turn turn,
    Optional<Excerpt> found,
    Cause cause,
    List<Note> notes,
    Optional<LeftMessage> left,
    Resumable resumable,
    Holding holding,
    Optional<Subject> subject,
    Optional<Move> move,
    Optional<Event> amended) {

  /** Who moved the conversation on. */
  enum Cause {
    CUSTOMER,
    AGENT,
    SYSTEM
  }

  /** What a turn does about an answer that a language model is putting into other words. */
  sealed interface Holding {
    /** One that is held stays so, unless something is said: then it comes first. */
    record AsItWas() implements Holding {}

    /** The answer of this turn is held back. */
    record Back(Instant until) implements Holding {}

    /** The one that is held is written now, in these words or its own. */
    record NoMore(Optional<List<Block>> words) implements Holding {}
  }

  private static Draft of(Cause cause, Optional<Body> said, Turn turn, List<Note> notes) {
    return new Draft(
        said,
        List.of(),
        turn,
        Optional.empty(),
        cause,
        notes,
        Optional.empty(),
        Resumable.YES,
        new Holding.AsItWas(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Draft byCustomer(Optional<Body> said, Turn turn) {
    return of(Cause.CUSTOMER, said, turn, List.of());
  }

  static Draft bySystem(Turn turn, List<Note> notes) {
    return of(Cause.SYSTEM, Optional.empty(), turn, notes);
  }

  /** An agent wrote something. */
  static Draft byAgent(Conversation before, Body said) {
    return of(Cause.AGENT, Optional.of(said), unchanged(before), List.of());
  }

  /** Says nothing, and notes whose the conversation is. */
  static Draft identifying(Conversation before, Cause cause, Subject subject) {
    Draft draft = of(cause, Optional.empty(), unchanged(before), List.of());
    return new Draft(
        draft.said,
        draft.told,
        draft.turn,
        draft.found,
        cause,
        draft.notes,
        draft.left,
        draft.resumable,
        draft.holding,
        Optional.of(subject),
        draft.move,
        draft.amended);
  }

  /** Writes the answer that is held, and does nothing else. */
  static Draft answering(Conversation before, Optional<List<Block>> words) {
    return bySystem(unchanged(before), List.of()).with(new Holding.NoMore(words));
  }

  /** No step of the dialogue. */
  static Turn unchanged(Conversation before) {
    return new Turn(before.state(), List.of(), List.of());
  }

  /** The same with what the articles hold about the text. */
  Draft finding(Optional<Excerpt> passages) {
    return new Draft(
        said, told, turn, passages, cause, notes, left, resumable, holding, subject, move, amended);
  }

  Draft telling(Body notice) {
    List<Body> all = Stream.concat(told.stream(), Stream.of(notice)).toList();
    return new Draft(
        said, all, turn, found, cause, notes, left, resumable, holding, subject, move, amended);
  }

  Draft leaving(LeftMessage message) {
    return new Draft(
        said,
        told,
        turn,
        found,
        cause,
        notes,
        Optional.of(message),
        resumable,
        holding,
        subject,
        move,
        amended);
  }

  Draft ending() {
    return new Draft(
        said, told, turn, found, cause, notes, left, Resumable.NO, holding, subject, move, amended);
  }

  /** The same, and an earlier event is stored in other words from now on. */
  Draft amending(Optional<Event> event) {
    return new Draft(
        said, told, turn, found, cause, notes, left, resumable, holding, subject, move, event);
  }

  /** The same, and this becomes of who answers. */
  Draft moving(Move next) {
    return new Draft(
        said,
        told,
        turn,
        found,
        cause,
        notes,
        left,
        resumable,
        holding,
        subject,
        Optional.of(next),
        amended);
  }

  /** The same, with its answer held back until it is in other words. */
  Draft holdingBack(Instant until) {
    return with(new Holding.Back(until));
  }

  private Draft with(Holding next) {
    return new Draft(
        said, told, turn, found, cause, notes, left, resumable, next, subject, move, amended);
  }

  /** Whether its answer is held back. */
  boolean holdsBack() {
    return holding instanceof Holding.Back && isJustAnAnswer();
  }

  /** Whether something is to be read in it. */
  boolean speaks() {
    return said.isPresent() || !told.isEmpty() || !turn.replies().isEmpty();
  }

  /**
   * Whether it is a question and its answer and nothing beside. Where buttons wait for a press, or
   * a flow is open, an answer keeps nobody waiting and has the articles' own words.
   */
  boolean isJustAnAnswer() {
    return said.isPresent()
        && told.isEmpty()
        && turn.replies().size() == 1
        && turn.replies().getFirst() instanceof Reply.Answer
        && turn.state().pending().isEmpty()
        && !turn.state().inFlow();
  }
}
