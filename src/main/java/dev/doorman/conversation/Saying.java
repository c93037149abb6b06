package dev.doorman.conversation;

import dev.doorman.answer.Antecedent;
import dev.doorman.answer.Rewording;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Body.Choice;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Turn;
import dev.doorman.redaction.Redaction;
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
  /** An offer of sections can be chosen from for so many events. */
  private static final int OFFER_STANDS = 8;

  private final Parts parts;
  private final Masking masking;
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
    masking = new Masking(parts.store(), parts.scribe());
    this.sender = sender;
    this.text = text;
  }

  @Override
  public Optional<Draft> make(Conversation before, Instant now) {
    Texts.check(text);
    var recent = new RecentEvents(parts.store(), before);
    String said = Masking.masked(before, recent, text, now);
    Draft draft =
        before.desk().isHeld() ? toAgent(before, said, now) : draft(before, recent, said, now);
    if (draft.isJustAnAnswer() && draft.found().orElseThrow().choices().isEmpty()) {
      if (place.isEmpty()) {
        place = parts.rewriter().place(before.locale());
      }
      if (place.isPresent()) {
        draft = draft.holdingBack(parts.rewriter().until(now));
      }
    }
    made = Optional.of(draft.amending(Masking.amended(before, recent, text, now)));
    return made;
  }

  private Draft toAgent(Conversation before, String said, Instant now) {
    Draft draft = said(said, Draft.unchanged(before)).moving(Reception.wrote(before));
    return masking.told(before, draft, said, now);
  }

  private Draft draft(Conversation before, RecentEvents recent, String said, Instant now) {
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
    boolean masked = Masking.hidesCode(before, said, now) || Redaction.holdsSecretMark(said);
    if (masked && Redaction.holdsNothingElse(said)) {
      return masking.told(before, said(said, Draft.unchanged(before)), said, now);
    }
    Heard understood = heard == null ? listen(before, recent, said) : heard;
    heard = understood;
    if (masked && understood.isInVain()) {
      return masking.told(before, said(said, Draft.unchanged(before)), said, now);
    }
    Turn turn = parts.dialogue().step(before.state(), understood.input());
    Draft draft =
        said(said, turn).finding(understood.passages().map(it -> chosen(it, recent, said)));
    return masking.told(before, draft, said, now);
  }

  /** A section's title, pressed or typed, may choose what was offered when the bot wasn't sure. */
  private static Excerpt chosen(Excerpt passages, RecentEvents recent, String said) {
    if (!passages.sure() || !passages.choices().isEmpty()) {
      return passages;
    }
    return recent.latest(OFFER_STANDS).stream()
        .filter(event -> event.from() == Event.Sender.BOT)
        .limit(1)
        .filter(event -> BodyJson.offers(event.body(), said.strip()))
        .findFirst()
        .map(offer -> passages.chosenFrom(offer.seq()))
        .orElse(passages);
  }

  private Heard listen(Conversation before, RecentEvents recent, String said) {
    Optional<Antecedent> last = Antecedents.of(recent, before.locale());
    return parts
        .shares()
        .within(sender, before.id(), () -> parts.listener().listen(said, last, before.locale()));
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
