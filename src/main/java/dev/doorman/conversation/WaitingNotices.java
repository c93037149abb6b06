package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.words.Moment;
import dev.doorman.conversation.words.Scribe;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What customers are told while they wait in the queue. Each call is one turn of the conversation:
 * stored whole with its notice, or not at all. Nothing happens where the customer doesn't wait with
 * this hand-over any more.
 *
 * <p>Every call throws {@link Refusal} with {@link Refusal.Code#UNKNOWN_RESUME} where the
 * conversation is not there, and {@link dev.doorman.base.RetriableException} where the database is
 * not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and several processes.
 */
public final class WaitingNotices {
  private final Turns turns;
  private final Scribe scribe;

  WaitingNotices(Turns turns, Scribe scribe) {
    this.turns = turns;
    this.scribe = scribe;
  }

  /** The place in the queue has changed. */
  public void place(ConversationId id, int nr, int place) {
    tell(id, nr, "desk-place", place);
  }

  /** Somebody of the team is there again. */
  public void staffedAgain(ConversationId id, int nr, int place) {
    tell(id, nr, "desk-staffed", place);
  }

  private void tell(ConversationId id, int nr, String code, int place) {
    take(
        id,
        nr,
        before ->
            told(before, code, Map.of("place", place))
                .moving(new Move(before.desk(), new HandOverChange.Placed(nr, place))));
  }

  /**
   * Nobody of the team is there any more, and a message can be left. The chat stays where it is.
   *
   * @param opens when the desk's hours begin next; empty where it is not outside of them
   */
  public void deserted(ConversationId id, int nr, Optional<ZonedDateTime> opens) {
    take(
        id,
        nr,
        before ->
            told(before, "desk-deserted", Map.of("opens", Moment.orNone(opens, before.locale())))
                .moving(new Move(before.desk(), new HandOverChange.Deserted(nr))));
  }

  /** Nobody came in time: the chat moves to the inbox. */
  public void giveUp(ConversationId id, int nr) {
    take(
        id,
        nr,
        before ->
            told(before, "desk-timeout", Map.of())
                .moving(new Move(new Desk.Inbox(nr), new HandOverChange.Shelved(nr))));
  }

  private interface Notice {
    Draft of(Conversation before);
  }

  private void take(ConversationId id, int nr, Notice notice) {
    turns.take(
        id,
        (before, now) ->
            before.desk() instanceof Desk.Waiting(int waiting) && waiting == nr
                ? Optional.of(notice.of(before))
                : Optional.empty());
  }

  private Draft told(Conversation before, String code, Map<String, Object> values) {
    return Draft.bySystem(Draft.unchanged(before), List.of())
        .telling(scribe.notice(code, before.locale(), values));
  }
}
