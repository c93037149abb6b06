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
 * @param said what the customer said or did, as they see it themselves
 * @param told what the system tells before the replies
 * @param turn what the dialogue made of it
 * @param found what the articles hold about the text
 * @param cause who moved the conversation on
 * @param holding what becomes of an answer that is held back
 * @param subject whose the conversation is from now on, where that was not known
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
    Optional<Subject> subject) {

  /** Who moved the conversation on. */
  enum Cause {
    CUSTOMER,
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

  static Draft byCustomer(Optional<Body> said, Turn turn, Optional<Excerpt> found) {
    return new Draft(
        said,
        List.of(),
        turn,
        found,
        Cause.CUSTOMER,
        List.of(),
        Optional.empty(),
        Resumable.YES,
        new Holding.AsItWas(),
        Optional.empty());
  }

  static Draft bySystem(Turn turn, List<Note> notes) {
    return new Draft(
        Optional.empty(),
        List.of(),
        turn,
        Optional.empty(),
        Cause.SYSTEM,
        notes,
        Optional.empty(),
        Resumable.YES,
        new Holding.AsItWas(),
        Optional.empty());
  }

  Draft telling(Body notice) {
    return new Draft(
        said,
        Stream.concat(told.stream(), Stream.of(notice)).toList(),
        turn,
        found,
        cause,
        notes,
        left,
        resumable,
        holding,
        subject);
  }

  Draft leaving(LeftMessage message) {
    return new Draft(
        said, told, turn, found, cause, notes, Optional.of(message), resumable, holding, subject);
  }

  Draft ending() {
    return new Draft(said, told, turn, found, cause, notes, left, Resumable.NO, holding, subject);
  }

  /** Says nothing, and notes whose the conversation is. */
  static Draft identifying(Conversation before, Cause cause, Subject subject) {
    return new Draft(
        Optional.empty(),
        List.of(),
        new Turn(before.state(), List.of(), List.of()),
        Optional.empty(),
        cause,
        List.of(),
        Optional.empty(),
        Resumable.YES,
        new Holding.AsItWas(),
        Optional.of(subject));
  }

  /** Writes the answer that is held, and does nothing else. */
  static Draft answering(Conversation before, Optional<List<Block>> words) {
    return bySystem(new Turn(before.state(), List.of(), List.of()), List.of())
        .with(new Holding.NoMore(words));
  }

  /** The same, with its answer held back until it is in other words. */
  Draft holdingBack(Instant until) {
    return with(new Holding.Back(until));
  }

  private Draft with(Holding next) {
    return new Draft(said, told, turn, found, cause, notes, left, resumable, next, subject);
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
