package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Change.Note;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Turn;
import dev.doorman.knowledge.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings conversations what did not come from the customer: the deletion API's news, and silence.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Newsroom {
  private final ConversationStore store;
  private final Dialogue dialogue;
  private final Turns turns;
  private final Recorder recorder;
  private final ContractBreaks breaks;

  Newsroom(
      ConversationStore store,
      Dialogue dialogue,
      Turns turns,
      Recorder recorder,
      ContractBreaks breaks) {
    this.breaks = breaks;
    this.store = store;
    this.dialogue = dialogue;
    this.turns = turns;
    this.recorder = recorder;
  }

  /** Tells news of an attempt; nothing is stored where they change and say nothing. */
  public void tell(ConversationId id, int attempt, News news) {
    var found = new FoundBreaks();
    turns.take(
        id,
        Optional.empty(),
        (before, now) -> {
          Turn turn = hear(before, attempt, news, now, found);
          return isSilent(before, turn)
              ? Optional.empty()
              : Optional.of(Draft.bySystem(turn, List.of()));
        });
    found.report(breaks);
  }

  /** Whether there still was a conversation to tell. */
  public enum Told {
    YES,
    /** Nothing was told: the lease had ended, and somebody else finishes the effect. */
    LATE,
    GONE
  }

  /** Tells the outcome of an effect and finishes it, both or neither. */
  public Told finish(ConversationId id, int attempt, News news, List<Note> notes, Lease done) {
    var found = new FoundBreaks();
    Turns.Taken taken =
        turns.take(
            id,
            Optional.of(done),
            (before, now) -> {
              Turn turn = hear(before, attempt, news, now, found);
              return Optional.of(Draft.bySystem(turn, notes));
            });
    found.report(breaks);
    return switch (taken) {
      case GONE -> Told.GONE;
      case LEASE_LOST -> Told.LATE;
      case STORED, NOTHING -> Told.YES;
    };
  }

  private Turn hear(Conversation before, int attempt, News news, Instant now, FoundBreaks found) {
    // A turn that is made anew finds them anew.
    found.clear();
    State state = before.state();
    if (news instanceof News.EarlierUnconfirmed) {
      return dialogue.step(state, new Input.Heard(state.attempt(), news));
    }
    News checked = attempt == state.attempt() ? StatusCheck.check(state, news, now, found) : news;
    return dialogue.step(state, new Input.Heard(attempt, checked));
  }

  /** Tells that the customer has been silent for long enough, where that is still so. */
  public void silence(ConversationId id) {
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            before.desk().isHeld() || before.parkAt().filter(at -> !at.isAfter(now)).isEmpty()
                ? Optional.empty()
                : Optional.of(
                    Draft.bySystem(dialogue.step(before.state(), new Input.Silence()), List.of())));
  }

  /** The customer will not come back: a flow that waits for them is given up. */
  public void abandon(ConversationId id) {
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            givenUp(dialogue, before.state()).map(turn -> Draft.bySystem(turn, List.of())));
  }

  /** What giving up leads to; nothing where no flow waits for the customer. */
  static Optional<Turn> givenUp(Dialogue dialogue, State state) {
    return state.step() instanceof Flow.CustomersTurn || state.step() instanceof Flow.Unconfirmed
        ? Optional.of(dialogue.step(state, new Input.Picked(Suggestion.CANCEL)))
        : Optional.empty();
  }

  /**
   * Writes the answer to this turn that is held back; nothing where it was written before.
   *
   * @param words what it says; as the articles have it where there are none
   */
  public void answer(ConversationId id, long turn, Optional<List<Block>> words) {
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            before
                .held()
                .filter(held -> held.turn() == turn)
                .map(held -> Draft.answering(before, words)));
  }

  /** Writes an answer that was held back for longer than any model may take, as it is. */
  public void answerOverdue(ConversationId id) {
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            before
                .held()
                .filter(held -> !held.until().isAfter(now))
                .map(held -> Draft.answering(before, Optional.empty())));
  }

  /** The conversation as it is now; empty where it is gone. */
  public Optional<Conversation> conversation(ConversationId id) {
    return store.read(id);
  }

  /**
   * How long until the deletion API is asked next about this conversation's request.
   *
   * @param attended whether its customer has a client on some node
   */
  public Duration interval(Conversation conversation, boolean attended) {
    return recorder.interval(conversation, conversation.state(), attended);
  }

  private static boolean isSilent(Conversation before, Turn turn) {
    return turn.state().equals(before.state())
        && turn.replies().isEmpty()
        && turn.effects().isEmpty();
  }
}
