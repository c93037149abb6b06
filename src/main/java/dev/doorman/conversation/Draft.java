package dev.doorman.conversation;

import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Turn;
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
 */
record Draft(
    Optional<Body> said,
    List<Body> told,
    Turn turn,
    Optional<Excerpt> found,
    Cause cause,
    List<Note> notes,
    Optional<LeftMessage> left,
    Resumable resumable) {

  /** Who moved the conversation on. */
  enum Cause {
    CUSTOMER,
    SYSTEM
  }

  static Draft byCustomer(Optional<Body> said, Turn turn, Optional<Excerpt> found) {
    return new Draft(
        said, List.of(), turn, found, Cause.CUSTOMER, List.of(), Optional.empty(), Resumable.YES);
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
        Resumable.YES);
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
        resumable);
  }

  Draft leaving(LeftMessage message) {
    return new Draft(said, told, turn, found, cause, notes, Optional.of(message), resumable);
  }

  Draft ending() {
    return new Draft(said, told, turn, found, cause, notes, left, Resumable.NO);
  }
}
