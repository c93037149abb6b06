package dev.doorman.conversation;

import dev.doorman.conversation.HandOver.Reason;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.conversation.HandOverChange.Author;
import dev.doorman.conversation.Staffing.Staff;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Moment;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the customer's words and wishes change about who answers. */
final class Reception {
  /** Whose inbox a message goes to that was left while nobody was there. */
  private static final String TEAM = "support";

  private final Staffing staffing;

  Reception(Staffing staffing) {
    this.staffing = staffing;
  }

  /** What becomes of a wish for a person, and what the customer is told about it. */
  record Received(Move move, Body told) {}

  /** The customer wants a person. One who waits already is told their place, and waits once. */
  Received call(Conversation before, Reply.Cause cause, Scribe words) {
    Staff staff = staffing.now(before.locale(), before.id());
    return switch (staff) {
      case Staff.Nobody(var opens) ->
          new Received(
              Move.none(before),
              words.notice(
                  "desk-nobody",
                  before.locale(),
                  Map.of("opens", Moment.orNone(opens, before.locale()))));
      case Staff.There(String team, int place, Optional<Duration> expected) ->
          new Received(
              queue(before, team, reason(cause)).and(place),
              words.notice(
                  "desk-waiting",
                  before.locale(),
                  Map.of("place", place, "minutes", minutes(expected))));
    };
  }

  private static Move queue(Conversation before, String team, Reason reason) {
    return switch (before.desk()) {
      case Desk.None(int nr) ->
          new Move(
              new Desk.Waiting(nr + 1),
              new HandOverChange.Begun(nr + 1, team, reason, Stage.WAITING));
      case Desk.Inbox(int nr) ->
          new Move(new Desk.Waiting(nr), new HandOverChange.Rejoined(nr, team));
      case Desk.Waiting waiting -> Move.none(before);
      case Desk.Held held -> Move.none(before);
    };
  }

  /** Rounded up, so that nobody is promised less than is known; 0 where nothing is known. */
  private static long minutes(Optional<Duration> expected) {
    return expected.map(wait -> Math.max(1, (wait.toSeconds() + 59) / 60)).orElse(0L);
  }

  private static Reason reason(Reply.Cause cause) {
    return switch (cause) {
      case ASKED -> Reason.ASKED;
      case NOT_UNDERSTOOD -> Reason.NOT_UNDERSTOOD;
      case NO_ANSWER -> Reason.NO_ANSWER;
      case SPECIAL -> Reason.SPECIAL;
    };
  }

  /** The customer left a message: the team finds it, and nobody is waited for. */
  static Move left(Conversation before) {
    return switch (before.desk()) {
      case Desk.None(int nr) ->
          new Move(
              new Desk.Inbox(nr + 1),
              new HandOverChange.Begun(nr + 1, TEAM, Reason.LEFT_MESSAGE, Stage.INBOX));
      case Desk.Waiting(int nr) -> new Move(new Desk.Inbox(nr), new HandOverChange.LeftInstead(nr));
      case Desk.Inbox inbox -> Move.none(before);
      case Desk.Held held -> wrote(before);
    };
  }

  /** The customer wrote something. */
  static Move wrote(Conversation before) {
    return before.desk() instanceof Desk.Held(int nr, Holder by)
        ? new Move(before.desk(), new HandOverChange.Wrote(nr, Author.CUSTOMER))
        : Move.none(before);
  }

  /** The customer ended the chat. What was left for the team stays in the inbox. */
  static Move ended(Conversation before) {
    return switch (before.desk()) {
      case Desk.Waiting(int nr) -> over(nr);
      case Desk.Held(int nr, Holder by) -> over(nr);
      case Desk.None none -> Move.none(before);
      case Desk.Inbox inbox -> Move.none(before);
    };
  }

  private static Move over(int nr) {
    return new Move(
        new Desk.None(nr),
        List.of(
            new HandOverChange.Ended(
                nr, Stage.CLOSED, Optional.empty(), HandOverChange.Rating.NOT_ASKED)));
  }
}
