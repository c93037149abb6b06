package dev.doorman.conversation;

import dev.doorman.answer.Rewording;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Body.Choice;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.DigitMask;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the turn of a text, as often as it takes. Understanding costs time and does not depend on
 * the conversation, and a place with the model is scarce: a second try reuses both. While an agent
 * answers, the text is stored and nothing is made of it. Not thread-safe.
 */
final class Saying implements Turns.Maker, AutoCloseable {
  /** How many events a text may lean back over to the one before it. */
  private static final int LEANS_BACK = 8;

  private final Parts parts;
  private final String sender;
  private final String text;
  private @Nullable Heard heard;
  private Optional<Rewording.Place> place = Optional.empty();
  private Optional<Draft> made = Optional.empty();

  /** Who takes part in it. */
  record Parts(
      ConversationStore store,
      Dialogue dialogue,
      Scribe scribe,
      Listener listener,
      FairShares shares,
      Rewriter rewriter) {}

  /**
   * @param sender who waits for a turn beside other senders
   */
  Saying(Parts parts, String sender, String text) {
    this.parts = parts;
    this.sender = sender;
    this.text = text;
  }

  @Override
  public Optional<Draft> make(Conversation before, Instant now) {
    Texts.check(text);
    Draft draft = before.desk().isHeld() ? toAgent(before, now) : draft(before, now);
    if (draft.isJustAnAnswer() && draft.found().orElseThrow().choices().isEmpty()) {
      if (place.isEmpty()) {
        place = parts.rewriter().place(before.locale());
      }
      if (place.isPresent()) {
        draft = draft.holdingBack(parts.rewriter().until(now));
      }
    }
    made = Optional.of(draft);
    return made;
  }

  private Draft toAgent(Conversation before, Instant now) {
    String said = Texts.masked(before, text, now);
    Draft draft = said(said, Draft.unchanged(before)).moving(Reception.wrote(before));
    boolean masked = before.masksDigits(now) && DigitMask.isMasked(said);
    return masked ? told(before, draft) : draft;
  }

  private Draft draft(Conversation before, Instant now) {
    String said = Texts.masked(before, text, now);
    Locale locale = before.locale();
    Optional<Option> option =
        before.state().pending().flatMap(name -> parts.scribe().typedOption(name, said, locale));
    if (option.isPresent()) {
      return chosen(parts.dialogue(), before, said, option.get());
    }
    Optional<Suggestion> suggestion = parts.scribe().typedSuggestion(said, locale);
    if (suggestion.isPresent()) {
      var picked = new Input.Picked(suggestion.get());
      return said(said, parts.dialogue().step(before.state(), picked));
    }
    // The widget masks before sending, so that there may be nothing left to mask here.
    boolean masked = before.masksDigits(now) && DigitMask.isMasked(said);
    if (masked && DigitMask.holdsNothingElse(said)) {
      return told(before, said(said, Draft.unchanged(before)));
    }
    Heard understood = heard == null ? listen(before, said) : heard;
    heard = understood;
    if (masked && understood.isInVain()) {
      return told(before, said(said, Draft.unchanged(before)));
    }
    Turn turn = parts.dialogue().step(before.state(), understood.input());
    Draft draft = said(said, turn).finding(understood.passages());
    return masked ? told(before, draft) : draft;
  }

  private Heard listen(Conversation before, String said) {
    Optional<String> last = lastSaid(before);
    return parts
        .shares()
        .within(sender, before.id(), () -> parts.listener().listen(said, last, before.locale()));
  }

  /** What the customer typed last, not too long ago to lean on. */
  private Optional<String> lastSaid(Conversation before) {
    long since = Math.max(0, before.lastSeq() - LEANS_BACK);
    return parts.store().eventsAfter(before.id(), since, LEANS_BACK).reversed().stream()
        .filter(event -> event.from() == Event.Sender.CUSTOMER)
        .flatMap(event -> BodyJson.typed(event.body()).stream())
        .findFirst();
  }

  /** The turn is stored: an answer that it holds back is reworded from now on. */
  void stored(ConversationId id, long seq) {
    if (place.isPresent() && made.filter(Draft::holdsBack).isPresent()) {
      parts.rewriter().begin(id, seq, text, made.get().found().orElseThrow(), place.get());
      place = Optional.empty();
    } else if (made.isPresent()) {
      parts.rewriter().giveUp(id);
    }
  }

  /** Gives the place back that was not needed after all. */
  @Override
  public void close() {
    place.ifPresent(Rewording.Place::close);
  }

  private Draft told(Conversation before, Draft draft) {
    return draft.telling(parts.scribe().notice("code-masked", before.locale()));
  }

  static Draft said(String said, Turn turn) {
    return Draft.byCustomer(Optional.of(new Body.Text(said, List.of(), Optional.empty())), turn);
  }

  /** The turn of an option of the pending prompt, pressed or typed. */
  static Draft chosen(Dialogue dialogue, Conversation before, String said, Option option) {
    PromptName name = before.state().pending().orElseThrow();
    var choice = new Choice(before.promptSeq().orElseThrow(), option.id());
    return Draft.byCustomer(
        Optional.of(new Body.Text(said, List.of(), Optional.of(choice))),
        dialogue.step(before.state(), new Input.Chose(name, option)));
  }
}
