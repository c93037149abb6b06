package dev.doorman.conversation;

import dev.doorman.answer.Rewording;
import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.conversation.Refusal.Code;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Body.Choice;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.DigitMask;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** How many events a text may lean back over to the one before it. */
  private static final int LEANS_BACK = 8;

  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]");

  private final ConversationStore store;
  private final Dialogue dialogue;
  private final Set<ItemId> items;
  private final Scribe scribe;
  private final Listener listener;
  private final Turns turns;
  private final Rewriter rewriter;

  Inbox(
      ConversationStore store,
      Dialogue dialogue,
      Set<ItemId> items,
      Scribe scribe,
      Listener listener,
      Turns turns,
      Rewriter rewriter) {
    this.store = store;
    this.dialogue = dialogue;
    this.items = Set.copyOf(items);
    this.scribe = scribe;
    this.listener = listener;
    this.turns = turns;
    this.rewriter = rewriter;
  }

  /** The customer wrote something, or took a suggestion, which is the same as typing its label. */
  public long say(ConversationId id, ClientMessageId message, String typed) {
    try (var saying = new Saying(storable(typed))) {
      long seq = turns.take(id, message, saying);
      saying.stored(id, seq);
      return seq;
    }
  }

  /**
   * Makes the turn of a text, as often as it takes. Understanding costs time and does not depend on
   * the conversation, and a place with the model is scarce: a second try reuses both.
   */
  private final class Saying implements Turns.Maker, AutoCloseable {
    private final String text;
    private @Nullable Heard heard;
    private Optional<Rewording.Place> place = Optional.empty();
    private Optional<Draft> made = Optional.empty();

    Saying(String text) {
      this.text = text;
    }

    @Override
    public Optional<Draft> make(Conversation before, Instant now) {
      checkText(text);
      Draft draft = draft(before, now);
      if (draft.isJustAnAnswer() && draft.found().orElseThrow().choices().isEmpty()) {
        if (place.isEmpty()) {
          place = rewriter.place(before.locale());
        }
        if (place.isPresent()) {
          draft = draft.holdingBack(rewriter.until(now));
        }
      }
      made = Optional.of(draft);
      return made;
    }

    private Draft draft(Conversation before, Instant now) {
      String said = masked(before, text, now);
      Locale locale = before.locale();
      Optional<Option> option =
          before.state().pending().flatMap(name -> scribe.typedOption(name, said, locale));
      if (option.isPresent()) {
        return chosen(before, said, option.get());
      }
      Optional<Suggestion> suggestion = scribe.typedSuggestion(said, locale);
      if (suggestion.isPresent()) {
        var picked = new Input.Picked(suggestion.get());
        return said(said, dialogue.step(before.state(), picked), Optional.empty());
      }
      // The widget masks before sending, so that there may be nothing left to mask here.
      boolean masked = before.masksDigits(now) && DigitMask.isMasked(said);
      if (masked && DigitMask.holdsNothingElse(said)) {
        return told(before, said(said, unchanged(before), Optional.empty()));
      }
      Heard understood = heard == null ? listener.listen(said, lastSaid(before), locale) : heard;
      heard = understood;
      if (masked && understood.isInVain()) {
        return told(before, said(said, unchanged(before), Optional.empty()));
      }
      Turn turn = dialogue.step(before.state(), understood.input());
      Draft draft = said(said, turn, understood.passages());
      return masked ? told(before, draft) : draft;
    }

    /** What the customer typed last, not too long ago to lean on. */
    private Optional<String> lastSaid(Conversation before) {
      long since = Math.max(0, before.lastSeq() - LEANS_BACK);
      return store.eventsAfter(before.id(), since, LEANS_BACK).reversed().stream()
          .filter(event -> event.from() == Event.Sender.CUSTOMER)
          .flatMap(event -> BodyJson.typed(event.body()).stream())
          .findFirst();
    }

    /** The turn is stored: an answer that it holds back is reworded from now on. */
    void stored(ConversationId id, long seq) {
      if (place.isPresent() && made.filter(Draft::holdsBack).isPresent()) {
        rewriter.begin(id, seq, text, made.get().found().orElseThrow(), place.get());
        place = Optional.empty();
      } else if (made.isPresent()) {
        rewriter.giveUp(id);
      }
    }

    /** Gives the place back that was not needed after all. */
    @Override
    public void close() {
      place.ifPresent(Rewording.Place::close);
    }
  }

  /** The customer pressed a button of the prompt with this number. */
  public long choose(ConversationId id, ClientMessageId message, long prompt, String optionId) {
    return turns.take(
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
          return Optional.of(chosen(before, scribe.label(name, option, before.locale()), option));
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
    return turns.take(
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
          return Optional.of(Draft.byCustomer(Optional.empty(), turn, Optional.empty()));
        });
  }

  /** The customer left a message for a person. */
  public long leave(
      ConversationId id, ClientMessageId message, String typed, Optional<String> email) {
    String text = storable(typed);
    return turns.take(
        id,
        message,
        (before, now) -> {
          checkText(text);
          String said = masked(before, text, now);
          Optional<String> address = email.map(String::strip).filter(value -> !value.isEmpty());
          if (address.isPresent()) {
            checkEmail(before, address.get(), now);
          }
          Draft draft =
              said(said, unchanged(before), Optional.empty())
                  .leaving(new LeftMessage(message, said, address));
          if (!said.equals(text)) {
            draft = told(before, draft);
          }
          return Optional.of(draft.telling(scribe.notice("left-message", before.locale())));
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
          Turn turn = Newsroom.givenUp(dialogue, before.state()).orElseGet(() -> unchanged(before));
          return Optional.of(
              Draft.byCustomer(Optional.empty(), turn, Optional.empty())
                  .telling(scribe.notice(closing.notice, before.locale()))
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
                  ? Draft.byCustomer(Optional.empty(), unchanged(before), Optional.empty())
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
          return Optional.of(
              Draft.byCustomer(Optional.empty(), unchanged(before), Optional.empty()));
        });
  }

  /** The text with digits masked where a one-time code may be about. */
  public String masked(ConversationId id, String typed) {
    String text = storable(typed);
    return store.read(id).map(before -> masked(before, text, turns.now())).orElse(text);
  }

  private static String masked(Conversation before, String text, Instant now) {
    return before.masksDigits(now) ? DigitMask.mask(text) : text;
  }

  private Draft chosen(Conversation before, String said, Option option) {
    PromptName name = before.state().pending().orElseThrow();
    var choice = new Choice(before.promptSeq().orElseThrow(), option.id());
    return Draft.byCustomer(
        Optional.of(new Body.Text(said, List.of(), Optional.of(choice))),
        dialogue.step(before.state(), new Input.Chose(name, option)),
        Optional.empty());
  }

  private static Draft said(String said, Turn turn, Optional<Excerpt> found) {
    return Draft.byCustomer(
        Optional.of(new Body.Text(said, List.of(), Optional.empty())), turn, found);
  }

  private Draft told(Conversation before, Draft draft) {
    return draft.telling(scribe.notice("code-masked", before.locale()));
  }

  private static Turn unchanged(Conversation before) {
    return new Turn(before.state(), new ArrayList<>(), new ArrayList<>());
  }

  private PromptName pendingAt(Conversation before, long prompt) {
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

  /** Without what not every database can store and no keyboard makes: NUL, half characters. */
  private static String storable(String typed) {
    return UNSTORABLE.matcher(typed).replaceAll("");
  }

  private static void checkText(String text) {
    if (!VISIBLE.matcher(text).find()) {
      throw new Refusal(Code.TEXT_EMPTY, "The message is empty. Write something and send again.");
    }
    int length = text.codePointCount(0, text.length());
    if (length > TEXT_MOST) {
      throw new Refusal(
          Code.TEXT_TOO_LONG,
          "The message has %,d characters; at most %,d fit. Shorten it and send again."
              .formatted(length, TEXT_MOST));
    }
  }

  private static void checkEmail(Conversation before, String email, Instant now) {
    if (email.length() > 254
        || !email.matches(
            "[^\\s@\\p{Cntrl}\\p{Cs}]+@[^\\s@\\p{Cntrl}\\p{Cs}]+\\.[^\\s@.\\p{Cntrl}\\p{Cs}]+")) {
      throw new Refusal(
          Code.EMAIL_NOT_VALID,
          "This is no email address. Correct it, or leave it out, and send again.");
    }
    if (before.masksDigits(now) && DigitMask.finds(email)) {
      throw new Refusal(
          Code.EMAIL_LOOKS_LIKE_CODE,
          "While you verify, digits are not taken here, as they could be your one-time code."
              + " Leave the address out, or send it later.");
    }
  }
}
