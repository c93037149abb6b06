package dev.doorman.conversation;

import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Change.Outcome;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads off a turn what the record of the deletion has to note: from where the flow stood and
 * stands, what was ordered, and what the customer was told. So the record never says anything else
 * than the chat did.
 */
final class Notes {
  private Notes() {}

  static List<Note> of(Conversation before, Draft draft) {
    List<Note> notes = new ArrayList<>();
    State was = before.state();
    State is = draft.turn().state();
    wish(was, is, draft).ifPresent(notes::add);
    for (Effect effect : draft.turn().effects()) {
      ordered(was, effect).ifPresent(notes::add);
    }
    notes.addAll(draft.notes());
    reached(was, is, notes);
    closed(was, is, draft).ifPresent(notes::add);
    return notes;
  }

  /** A flow begins: at the offer, at the warning, or with the direct way where there is no API. */
  private static Optional<Note> wish(State was, State is, Draft draft) {
    boolean free = was.flow() instanceof Flow.Open || was.flow() instanceof Flow.Completed;
    boolean begun = is.flow() instanceof Flow.OfferingSignOut || is.flow() instanceof Flow.Warning;
    return free && (begun || told(draft, Line.NO_API))
        ? Optional.of(new Note.Wished(next(is)))
        : Optional.empty();
  }

  /** The attempt that a flow becomes once a request is asked for. */
  private static int next(State state) {
    return state.attempt() + 1;
  }

  private static Optional<Note> ordered(State was, Effect effect) {
    return switch (effect) {
      case Effect.CreateRequest create -> Optional.of(new Note.Requested(create.attempt()));
      case Effect.Confirm confirm -> Optional.of(new Note.Confirmed(confirm.attempt()));
      // Before the last yes there is nothing to take back: that is a flow that was left.
      case Effect.Withdraw withdraw ->
          was.step() instanceof Flow.Unconfirmed
              ? Optional.empty()
              : Optional.of(new Note.StopAsked(withdraw.attempt()));
      case Effect.RenewLink renew -> Optional.empty();
      case Effect.Look look -> Optional.empty();
    };
  }

  private static void reached(State was, State is, List<Note> notes) {
    if (is.step() instanceof Flow.FinalConfirmation
        && !(was.step() instanceof Flow.FinalConfirmation)) {
      notes.add(new Note.Verified(is.attempt()));
    }
    if (is.flow() instanceof Flow.Accepted accepted && !(was.flow() instanceof Flow.Accepted)) {
      notes.add(accepted(is, accepted.receipt()));
    }
    if (is.flow() instanceof Flow.Completed completed && !(was.flow() instanceof Flow.Completed)) {
      notes.add(accepted(is, completed.receipt()));
      notes.add(new Note.Completed(is.attempt()));
    }
  }

  private static Note accepted(State state, Receipt receipt) {
    return new Note.Accepted(state.attempt(), receipt.acceptedAt(), receipt.expectedBy());
  }

  private static Optional<Note> closed(State was, State is, Draft draft) {
    if (told(draft, Line.UNCONFIRMED_STOPPED)) {
      return Optional.of(new Note.Closed(is.attempt(), Outcome.WITHDRAWN));
    }
    // An acceptance that nobody confirmed is no end: the record stays open until it is withdrawn.
    if (!(is.flow() instanceof Flow.Open) || told(draft, Line.UNCONFIRMED_ACCEPTANCE)) {
      return Optional.empty();
    }
    if (was.flow() instanceof Flow.Open) {
      return told(draft, Line.NO_API)
          ? Optional.of(new Note.Closed(next(is), Outcome.EXPLAINED))
          : Optional.empty();
    }
    if (was.flow() instanceof Flow.Completed) {
      return Optional.empty();
    }
    boolean asked =
        !(was.step() instanceof Flow.OfferingSignOut || was.step() instanceof Flow.Warning);
    return Optional.of(new Note.Closed(asked ? is.attempt() : next(is), outcome(is, draft)));
  }

  private static Outcome outcome(State is, Draft draft) {
    if (told(draft, Line.LOCKED)) {
      return Outcome.LOCKED;
    }
    if (told(draft, Line.REJECTED)) {
      return Outcome.REJECTED;
    }
    if (told(draft, Line.WITHDRAWN)) {
      return Outcome.WITHDRAWN;
    }
    if (told(draft, Line.REQUEST_ENDED) || told(draft, Line.ACCEPTED_BEFORE)) {
      return Outcome.ENDED;
    }
    if (told(draft, Line.API_UNREACHABLE_CREATE)
        || told(draft, Line.API_REFUSED_CREATE)
        || told(draft, Line.TOO_MANY_REQUESTS)) {
      return Outcome.NOT_MADE;
    }
    if (told(draft, Line.NO_API)) {
      return Outcome.EXPLAINED;
    }
    return is.offer() == State.Offer.TAKEN && !told(draft, Line.NOTHING_WAS_DONE)
        ? Outcome.SIGNED_OUT
        : Outcome.STOPPED;
  }

  private static boolean told(Draft draft, Line line) {
    return draft.turn().replies().stream()
        .anyMatch(
            reply ->
                switch (reply) {
                  case Reply.Say say -> say.line() == line;
                  case Reply.Notice notice -> notice.line() == line;
                  case Reply.CallPerson c -> false;
                  case Reply.Answer a -> false;
                  case Reply.Passage p -> false;
                  case Reply.Ask a -> false;
                  case Reply.Checklist c -> false;
                  case Reply.ShowHandoff h -> false;
                  case Reply.ShowReceipt r -> false;
                });
  }
}
