package dev.doorman.conversation;

import dev.doorman.answer.Citation;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.conversation.HandOverChange.Author;
import dev.doorman.conversation.HandOverChange.Rating;
import dev.doorman.conversation.Refusal.Code;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Turn;
import dev.doorman.redaction.Redaction;
import dev.doorman.redaction.Redaction.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What agents do with chats. Each call is one turn of the conversation: stored whole with its
 * events, or not at all.
 *
 * <p>Every call throws {@link Refusal}, with nothing changed, where the chat is not there ({@link
 * Refusal.Code#UNKNOWN_RESUME}) or not the caller's ({@link Refusal.Code#NOT_YOURS}), and {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and several processes.
 */
public final class HandOvers {
  private static final int LOOKED_AT_MOST = 10_000;

  private final ConversationStore store;
  private final Dialogue dialogue;
  private final Scribe scribe;
  private final Turns turns;
  private final Rewriter rewriter;
  private final Optional<AuditEntry> entry;

  HandOvers(
      ConversationStore store, Dialogue dialogue, Scribe scribe, Turns turns, Rewriter rewriter) {
    this(store, dialogue, scribe, turns, rewriter, Optional.empty());
  }

  private HandOvers(
      ConversationStore store,
      Dialogue dialogue,
      Scribe scribe,
      Turns turns,
      Rewriter rewriter,
      Optional<AuditEntry> entry) {
    this.entry = entry;
    this.store = store;
    this.dialogue = dialogue;
    this.scribe = scribe;
    this.turns = turns;
    this.rewriter = rewriter;
  }

  /**
   * What the audit log says of a move.
   *
   * @param who did it
   * @param act a code such as {@code chat-claimed}: lower-case letters and dashes
   * @param detail more, for people; may be empty
   */
  public record AuditEntry(String who, String act, String detail) {}

  /** The same, where each move that is stored is in the audit log with it. */
  public HandOvers audited(AuditEntry of) {
    return new HandOvers(store, dialogue, scribe, turns, rewriter, Optional.of(of));
  }

  private OptionalLong take(ConversationId id, Turns.Maker maker) {
    return turns.take(
        id, (before, now) -> maker.make(before, now).map(draft -> noted(before, draft)));
  }

  private Draft noted(Conversation before, Draft draft) {
    return entry
        .map(
            one ->
                draft.moving(
                    draft
                        .move()
                        .orElseGet(() -> Move.none(before))
                        .and(
                            new HandOverChange.Audited(
                                before.desk().nr(), one.who(), one.act(), one.detail()))))
        .orElse(draft);
  }

  /** What became of a claim. */
  public sealed interface Claim {
    /**
     * The chat is the caller's, now or before.
     *
     * @param seq the conversation's last event
     */
    record Yours(long seq) implements Claim {}

    /** Another agent has it. */
    record TakenBy(Holder other) implements Claim {}

    /** It is neither waiting nor in the inbox. */
    record NotWaiting() implements Claim {}
  }

  /** Why a chat goes back into the queue. */
  public enum Why {
    TRANSFERRED,
    AGENT_OFFLINE
  }

  /**
   * How an agent ends a chat.
   *
   * @param tags at most {@value #TAGS_MOST}, each of 1 to {@value #TAG_LONGEST} characters in one
   *     line
   */
  public record Closing(HandOver.Outcome outcome, List<String> tags) {
    public static final int TAGS_MOST = 10;
    public static final int TAG_LONGEST = 64;

    /**
     * @throws IllegalArgumentException where the tags are too many, too long or not in one line
     */
    public Closing {
      tags = tags.stream().map(String::strip).distinct().toList();
      if (tags.size() > TAGS_MOST) {
        throw new IllegalArgumentException("A chat has at most " + TAGS_MOST + " tags.");
      }
      for (String tag : tags) {
        if (tag.isEmpty()
            || tag.length() > TAG_LONGEST
            || tag.codePoints().anyMatch(Character::isISOControl)) {
          throw new IllegalArgumentException(
              "A tag has 1 to " + TAG_LONGEST + " characters in one line.");
        }
      }
    }
  }

  /** Takes a waiting chat, or one of the inbox; again by its holder it changes nothing. */
  public Claim claim(ConversationId id, Holder by) {
    var claim = new AtomicReference<Claim>(new Claim.NotWaiting());
    OptionalLong stored =
        take(
            id,
            (before, now) ->
                switch (before.desk()) {
                  case Desk.Held(int nr, Holder other) -> {
                    claim.set(
                        other.id().equals(by.id())
                            ? new Claim.Yours(before.lastSeq())
                            : new Claim.TakenBy(other));
                    yield Optional.empty();
                  }
                  case Desk.None none -> {
                    claim.set(new Claim.NotWaiting());
                    yield Optional.empty();
                  }
                  case Desk.Waiting(int nr) -> Optional.of(taken(before, nr, by));
                  case Desk.Inbox(int nr) -> Optional.of(taken(before, nr, by));
                });
    if (stored.isEmpty()) {
      return claim.get();
    }
    // An answer that was held back is written before the claim: nobody waits for other words.
    rewriter.giveUp(id);
    return new Claim.Yours(stored.getAsLong());
  }

  private Draft taken(Conversation before, int nr, Holder by) {
    // Whether to call a person is no question any more.
    var turn = new Turn(before.state().withoutQuestions(), List.of(), List.of());
    return Draft.bySystem(turn, List.of())
        .telling(scribe.notice("desk-claimed", before.locale(), named(by)))
        .moving(new Move(new Desk.Held(nr, by), new HandOverChange.Taken(nr, by)));
  }

  /**
   * How far an agent has read.
   *
   * @param seq the last event read
   * @param epoch of the log that it's in; empty if that is not known
   */
  public record ReadTo(long seq, Optional<String> epoch) {}

  /**
   * The agent writes to the customer. Secrets are masked as the customer's are.
   *
   * @param message the same id is the same message, stored once
   * @param seen the last event that the agent has seen; empty if that is not known
   * @return the number of the event
   * @throws Refusal also {@link Refusal.Code#TEXT_EMPTY}, {@link Refusal.Code#TEXT_TOO_LONG},
   *     {@link Refusal.Code#CONVERSATION_ENDED} where the customer has left, and {@link
   *     Refusal.Code#NEWER_MESSAGE} where the customer wrote after {@code seen}, or what was seen
   *     has been erased
   */
  public long say(
      ConversationId id,
      ClientMessageId message,
      UserId by,
      String text,
      List<Citation> citations,
      Optional<ReadTo> seen) {
    String storable = Texts.storable(text);
    return turns.take(
        id,
        message,
        (before, now) -> {
          if (!(before.desk() instanceof Desk.Held(int nr, Holder holder))
              || !holder.id().equals(by)) {
            throw notYours();
          }
          seen.ifPresent(read -> checkRead(before, read));
          Texts.check(storable);
          String said = Texts.masked(before, storable, now);
          return Optional.of(
              Draft.byAgent(before, new Body.AgentText(said, holder.displayName(), citations))
                  .moving(new Move(before.desk(), new HandOverChange.Wrote(nr, Author.AGENT))));
        });
  }

  private void checkRead(Conversation before, ReadTo read) {
    if (read.seq() > before.lastSeq()
        || !read.epoch().orElse(before.epoch()).equals(before.epoch())) {
      throw new Refusal(
          Code.NEWER_MESSAGE,
          "What you had read in this chat was erased. Read what’s there now, then send your message"
              + " again.");
    }
    if (hasWrittenAfter(before.id(), read.seq(), before.lastSeq())) {
      throw new Refusal(
          Code.NEWER_MESSAGE,
          "The customer has written something new. Read it, then send your message again.");
    }
  }

  /**
   * Whether the customer wrote between two events. What they write later raises the conversation's
   * version, so that the agent's turn is made anew.
   */
  private boolean hasWrittenAfter(ConversationId id, long seq, long last) {
    return last > seq
        && store.eventsAfter(id, seq, (int) Math.min(last - seq, LOOKED_AT_MOST)).stream()
            .anyMatch(event -> event.from() == Event.Sender.CUSTOMER);
  }

  /** A text of an agent's without its secrets, as it may be stored. */
  public String masked(ConversationId id, String text) {
    return store
        .read(id)
        .map(before -> Texts.masked(before, text, turns.now()))
        .orElseGet(() -> Redaction.of(text, Watch.CODES).text());
  }

  /**
   * Gives a chat to another agent.
   *
   * @param from who holds it; empty where a lead does it, who may also give away a waiting one
   */
  public void transfer(ConversationId id, Holder to, Optional<UserId> from) {
    take(
        id,
        (before, now) ->
            switch (mine(before, from)) {
              case Desk.Held(int nr, Holder by) when by.id().equals(to.id()) -> Optional.empty();
              case Desk.Held(int nr, Holder by) ->
                  Optional.of(
                      told(before, "desk-transferred", transferred("agent", to.displayName()))
                          .moving(
                              new Move(new Desk.Held(nr, to), new HandOverChange.Taken(nr, to))));
              case Desk.Waiting(int nr) -> Optional.of(taken(before, nr, to));
              case Desk.Inbox(int nr) -> Optional.of(taken(before, nr, to));
              case Desk.None none -> throw notYours();
            });
    rewriter.giveUp(id);
  }

  /**
   * Puts a chat back into a queue, in its place by waiting time. A lead may give a waiting one, or
   * one of the inbox, to another team: it stays where it is.
   *
   * @param from who must hold it; empty where a lead does it
   */
  public void requeue(ConversationId id, String team, Why why, Optional<UserId> from) {
    take(
        id,
        (before, now) ->
            switch (mine(before, from)) {
              case Desk.Held(int nr, Holder by) ->
                  Optional.of(
                      speakingAgain(before, requeued(before, why))
                          .moving(
                              new Move(
                                  new Desk.Waiting(nr), new HandOverChange.Requeued(nr, team))));
              case Desk.Waiting(int nr) -> Optional.of(moved(before, nr, team));
              case Desk.Inbox(int nr) -> Optional.of(moved(before, nr, team));
              case Desk.None none -> throw notYours();
            });
  }

  private static Draft moved(Conversation before, int nr, String team) {
    return Draft.bySystem(Draft.unchanged(before), List.of())
        .moving(new Move(before.desk(), new HandOverChange.Moved(nr, team)));
  }

  private Body requeued(Conversation before, Why why) {
    return switch (why) {
      case TRANSFERRED ->
          scribe.notice("desk-transferred", before.locale(), transferred("team", ""));
      case AGENT_OFFLINE -> scribe.notice("desk-requeued", before.locale());
    };
  }

  /** The bot answers again, and shows the prompt of the flow that waits. */
  public void handBack(ConversationId id, Optional<UserId> from) {
    end(id, from, Stage.RETURNED, Optional.empty());
  }

  /** Ends the hand-over; the customer may go on with the bot, and is asked once how it was. */
  public void close(ConversationId id, Optional<UserId> from, Closing closing) {
    end(id, from, Stage.CLOSED, Optional.of(closing));
  }

  private void end(
      ConversationId id, Optional<UserId> from, Stage stage, Optional<Closing> closing) {
    String code = stage == Stage.CLOSED ? "desk-closed" : "desk-returned";
    take(
        id,
        (before, now) -> {
          Desk desk = mine(before, from);
          if (desk instanceof Desk.None) {
            throw notYours();
          }
          Optional<Closing> masked =
              closing.map(
                  said ->
                      new Closing(
                          said.outcome(),
                          said.tags().stream()
                              .map(tag -> Texts.masked(before, tag, now))
                              .toList()));
          Body notice = scribe.notice(code, before.locale());
          boolean asks = closing.isPresent() && isToBeRated(before);
          Draft draft =
              switch (desk) {
                case Desk.Held held -> speakingAgain(before, notice);
                case Desk.Waiting waiting ->
                    Draft.bySystem(Draft.unchanged(before), List.of()).telling(notice);
                // The customer was told that the message will be read, and is told no more here.
                case Desk.Inbox inbox -> Draft.bySystem(Draft.unchanged(before), List.of());
                case Desk.None none -> throw notYours();
              };
          return Optional.of(
              (asks ? draft.telling(new Body.RatingRequest()) : draft)
                  .moving(
                      new Move(
                          new Desk.None(desk.nr()),
                          new HandOverChange.Ended(
                              desk.nr(), stage, masked, asks ? Rating.ASKED : Rating.NOT_ASKED))));
        });
  }

  /** Where both have written, and never in the middle of a deletion. */
  private boolean isToBeRated(Conversation before) {
    return before.desk().isHeld()
        && !before.inFlow()
        && before.ended().isEmpty()
        && store.handOvers(before.id()).stream()
            .anyMatch(
                one ->
                    one.nr() == before.desk().nr()
                        && one.tookPlace()
                        && one.ratingAskedAt().isEmpty());
  }

  /**
   * The agent of a chat from the inbox is gone: it goes back there, for nobody waits in the queue.
   *
   * @param from who must hold it
   */
  public void shelve(ConversationId id, UserId from) {
    take(
        id,
        (before, now) ->
            mine(before, Optional.of(from)) instanceof Desk.Held(int nr, Holder by)
                ? Optional.of(
                    speakingAgain(before, scribe.notice("desk-shelved", before.locale()))
                        .moving(new Move(new Desk.Inbox(nr), new HandOverChange.Shelved(nr))))
                : Optional.empty());
  }

  /** What customers in the queue are told. */
  public WaitingNotices waiting() {
    return new WaitingNotices(turns, scribe);
  }

  /** The hand-overs of a conversation, in order; none where it is gone. */
  public List<HandOver> of(ConversationId id) {
    return store.handOvers(id);
  }

  private Draft told(Conversation before, String code, Map<String, Object> values) {
    return Draft.bySystem(Draft.unchanged(before), List.of())
        .telling(scribe.notice(code, before.locale(), values));
  }

  /** The bot takes over: the question that waits for the customer comes back in full. */
  private Draft speakingAgain(Conversation before, Body notice) {
    return Draft.bySystem(dialogue.again(before.state()), List.of()).telling(notice);
  }

  /** Who answers, where the caller may change that. */
  private static Desk mine(Conversation before, Optional<UserId> from) {
    if (from.isPresent()
        && before.desk().holder().filter(by -> by.id().equals(from.get())).isEmpty()) {
      throw notYours();
    }
    return before.desk();
  }

  private static Map<String, Object> named(Holder by) {
    return Map.of("agent", by.displayName());
  }

  private static Map<String, Object> transferred(String to, String agent) {
    return Map.of("to", to, "agent", agent);
  }

  private static Refusal notYours() {
    return new Refusal(
        Code.NOT_YOURS, "You do not have this chat. Claim it first, or ask who has it.");
  }
}
