package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Refusal.Code;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Turn;
import dev.doorman.redaction.Redaction;
import dev.doorman.redaction.Redaction.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes the customer's messages: each is stored with all that follows from it, or refused with
 * nothing changed.
 *
 * <p>Every call returns the sequence number to acknowledge the message with, the same one for a
 * message taken before. It throws {@link Refusal} where the message does not fit, and {@link
 * dev.doorman.base.RetriableException} where the database is not available: the same message may
 * then be sent again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Inbox {
  /** In Unicode code points, for texts and comments. */
  public static final int TEXT_MOST = 4_000;

  private final ConversationStore store;
  private final Dialogue dialogue;
  private final Set<ItemId> items;
  private final Scribe scribe;
  private final Turns turns;
  private final Saying.Parts parts;
  private final Masking masking;

  Inbox(
      ConversationStore store,
      Dialogue dialogue,
      Set<ItemId> items,
      Scribe scribe,
      Listener listener,
      Turns turns,
      Rewriter rewriter) {
    parts = new Saying.Parts(store, dialogue, scribe, listener, FairShares.usual(), rewriter);
    masking = new Masking(store, scribe);
    this.store = store;
    this.dialogue = dialogue;
    this.items = Set.copyOf(items);
    this.scribe = scribe;
    this.turns = turns;
  }

  /** The customer wrote something, or took a suggestion, which is the same as typing its label. */
  public long say(ConversationId id, ClientMessageId message, String typed) {
    return say(id, message, typed, id.toString());
  }

  /**
   * As the other, where it is known who sends.
   *
   * @param sender as an address: where many texts wait to be understood, each sender has its turn
   */
  public long say(ConversationId id, ClientMessageId message, String typed, String sender) {
    try (var saying = new Saying(parts, sender, Texts.storable(typed))) {
      long seq = turns.take(id, message, saying);
      saying.stored(id, seq);
      return seq;
    }
  }

  /**
   * The customer pressed a button of the prompt with this number. What it said when it was shown is
   * what they have said: that may be a node of another release, with other words.
   */
  public long choose(ConversationId id, ClientMessageId message, long prompt, String optionId) {
    return turns.press(
        id,
        message,
        (before, now) -> {
          Option option =
              pendingAt(before, prompt)
                  .option(optionId)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              Code.UNKNOWN_OPTION,
                              "This question has no such option. Use one of its options.",
                              Conversations.pending(store, before).orElse(null)));
          PromptName name = before.state().pending().orElseThrow();
          String label =
              store
                  .event(id, prompt)
                  .flatMap(shown -> BodyJson.label(shown.body(), optionId))
                  .orElseGet(() -> scribe.label(name, option, before.locale()));
          return Optional.of(Saying.chosen(dialogue, before, label, option));
        });
  }

  /** What became of an item of the checklist. */
  public enum Ticked {
    DONE(Tick.DONE),
    NOT_DONE(Tick.NOT_DONE);

    private final Tick tick;

    Ticked(Tick tick) {
      this.tick = tick;
    }
  }

  /** The customer ticked or unticked an item of the warning's checklist. */
  public long tick(
      ConversationId id, ClientMessageId message, long prompt, String item, Ticked ticked) {
    return turns.press(
        id,
        message,
        (before, now) -> {
          if (pendingAt(before, prompt) != PromptName.WARNING) {
            throw stale(before);
          }
          ItemId known =
              items.stream()
                  .filter(one -> one.value().equals(item))
                  .findFirst()
                  .orElseThrow(
                      () -> new Refusal(Code.UNKNOWN_ITEM, "The checklist has no such item."));
          Turn turn = dialogue.step(before.state(), new Input.Ticked(known, ticked.tick));
          return Optional.of(Draft.byCustomer(Optional.empty(), turn));
        });
  }

  /** The customer left a message for a person. */
  public long leave(
      ConversationId id, ClientMessageId message, String typed, Optional<String> email) {
    String text = Texts.storable(typed);
    return turns.take(
        id,
        message,
        (before, now) -> {
          Texts.check(text);
          var recent = new RecentEvents(store, before);
          String said = Masking.masked(before, recent, text, now);
          Optional<String> address = email.map(String::strip).filter(value -> !value.isEmpty());
          if (address.isPresent()) {
            Texts.checkEmail(before, address.get(), now);
          }
          Draft draft =
              Saying.said(said, Draft.unchanged(before))
                  .leaving(new LeftMessage(message, said, address))
                  .moving(Reception.left(before))
                  .amending(Masking.amended(before, recent, text, now));
          return Optional.of(
              masking
                  .told(before, draft, said, now)
                  .telling(
                      scribe.notice(
                          "left-message",
                          before.locale(),
                          Map.of("email", address.orElse("none")))));
        });
  }

  /**
   * The customer says how they can be reached about a message that they left, or corrects it.
   *
   * @throws Refusal {@link Code#EMAIL_NOT_VALID} where it is no address
   */
  public long leaveAddress(ConversationId id, ClientMessageId message, String typed) {
    String address = Texts.storable(typed).strip();
    return turns.take(
        id,
        message,
        (before, now) -> {
          Texts.checkEmail(before, address, now);
          return Optional.of(
              Saying.said(address, Draft.unchanged(before))
                  .leaving(new LeftMessage(message, "", Optional.of(address)))
                  .moving(Reception.left(before))
                  .telling(
                      scribe.notice("address-noted", before.locale(), Map.of("email", address))));
        });
  }

  /**
   * The customer rates the last chat with an agent that they were asked about.
   *
   * @param stars from 1 to 5
   * @throws Refusal {@link Code#NOTHING_TO_RATE} where they were not asked, or have rated it
   * @throws IllegalArgumentException where the stars are none of these
   */
  public long rate(ConversationId id, ClientMessageId message, int stars, Optional<String> typed) {
    if (stars < 1 || stars > 5) {
      throw new IllegalArgumentException("from 1 to 5 stars, not " + stars);
    }
    Optional<String> comment =
        typed.map(Texts::storable).map(String::strip).filter(said -> !said.isEmpty());
    return turns.take(
        id,
        message,
        (before, now) -> {
          comment.ifPresent(Texts::checkLength);
          HandOver asked =
              store.handOvers(id).reversed().stream()
                  .filter(one -> one.ratingAskedAt().isPresent())
                  .findFirst()
                  .filter(one -> one.stars().isEmpty())
                  .orElseThrow(
                      () ->
                          new Refusal(
                              Code.NOTHING_TO_RATE,
                              "There is no chat with a person to rate, or it is rated already."));
          Optional<String> said =
              comment.map(
                  text -> Masking.masked(before, new RecentEvents(store, before), text, now));
          Draft draft =
              Draft.byCustomer(Optional.of(new Body.Rating(stars, said)), Draft.unchanged(before))
                  .moving(
                      new Move(before.desk(), new HandOverChange.Rated(asked.nr(), stars, said)));
          return Optional.of(masking.told(before, draft, said.orElse(""), now));
        });
  }

  /** How a customer closes a conversation for good. */
  public enum Closing {
    ENDED("chat-ended"),
    SIGNED_OUT("signed-out");

    private final String notice;

    Closing(String notice) {
      this.notice = notice;
    }
  }

  /**
   * The customer closed the conversation. A flow that waits for them is given up; a deletion that
   * was confirmed goes its way.
   */
  public long close(ConversationId id, ClientMessageId message, Closing closing) {
    return turns.take(
        id,
        message,
        (before, now) -> {
          Turn turn =
              Newsroom.givenUp(dialogue, before.state()).orElseGet(() -> Draft.unchanged(before));
          return Optional.of(
              Draft.byCustomer(Optional.empty(), turn)
                  .telling(scribe.notice(closing.notice, before.locale()))
                  .moving(Reception.ended(before))
                  .ending());
        });
  }

  /**
   * The page told who the customer is.
   *
   * @param proof checks what it told; it is not asked about a message that was taken before
   * @throws Refusal {@link Code#ANOTHER_CUSTOMER} where the conversation is somebody else's
   */
  public long identify(ConversationId id, ClientMessageId message, Supplier<Subject> proof) {
    return turns.take(
        id,
        message,
        (before, now) -> {
          Subject subject = proof.get();
          boolean known = Turns.isOf(before, subject);
          return Optional.of(
              known
                  ? Draft.byCustomer(Optional.empty(), Draft.unchanged(before))
                  : Draft.identifying(before, Draft.Cause.CUSTOMER, subject));
        });
  }

  /** Does something once for a message that leaves no event; it must be safe to repeat. */
  public long once(ConversationId id, ClientMessageId message, Runnable work) {
    return turns.take(
        id,
        message,
        (before, now) -> {
          work.run();
          return Optional.of(Draft.byCustomer(Optional.empty(), Draft.unchanged(before)));
        });
  }

  /** The text without its secrets, as it may be stored. */
  public String masked(ConversationId id, String typed) {
    String text = Texts.storable(typed);
    return store
        .read(id)
        .map(before -> Masking.masked(before, new RecentEvents(store, before), text, turns.now()))
        .orElseGet(() -> Redaction.of(text, Watch.CODES).text());
  }

  private PromptName pendingAt(Conversation before, long prompt) {
    if (before.desk().isHeld()) {
      throw new Refusal(
          Code.PAUSED,
          "A person of the team is answering now. The question comes back once they are done.");
    }
    if (before.promptSeq().isEmpty() || before.promptSeq().getAsLong() != prompt) {
      throw stale(before);
    }
    return before.state().pending().orElseThrow();
  }

  private Refusal stale(Conversation before) {
    return new Refusal(
        Code.STALE_PROMPT,
        "This question is no longer open. Answer the one that is open now.",
        Conversations.pending(store, before).orElse(null));
  }
}
