package dev.doorman.conversation.words;

import dev.doorman.answer.Citation;
import dev.doorman.conversation.words.Body.Button;
import dev.doorman.conversation.words.Body.Certainty;
import dev.doorman.conversation.words.Body.CheckItem;
import dev.doorman.conversation.words.Body.Done;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.conversation.words.Guide.Part;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts the dialogue's replies into words: Doorman's own from the bundles, passages from the
 * articles.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Scribe {
  /** The button of a receipt. */
  private static final String STOP = "receipt.stop";

  private final Words words;
  private final Guide guide;
  private final Duration keptFor;

  /**
   * @param keptFor how long a chat is kept after its last word
   */
  public Scribe(Words words, Guide guide, Duration keptFor) {
    this.words = words;
    this.guide = guide;
    this.keptFor = keptFor;
  }

  /** The scribe with the articles as they are now, for one turn. */
  public Scribe now() {
    return new Scribe(words, guide.now(), keptFor);
  }

  /** What a customer may begin a chat with on this page, for the greeting. */
  public Excerpt beginning(Optional<String> page, Locale locale) {
    return new Excerpt(
        List.of(), List.of(), Optional.empty(), guide.now().starters(page, locale), true);
  }

  /**
   * The body of a reply.
   *
   * @param found what the articles hold about the customer's text, for {@link Reply.Answer}; what
   *     the customer may begin with, for the greeting
   * @param prompt the event of the pending prompt, for {@link Reply.Checklist}
   */
  public Body write(Reply reply, Locale locale, Optional<Excerpt> found, long prompt) {
    return switch (reply) {
      case Reply.Say(Line line, var suggestions) when line == Line.UNKNOWN ->
          new Body.Unanswered(said(line, locale), buttons(suggestions, locale));
      case Reply.Say(Line line, var suggestions) ->
          new Body.Text(
              said(line, locale),
              Stream.concat(
                      line == Line.GREETING
                          ? found.stream().flatMap(Scribe::starters)
                          : Stream.empty(),
                      buttons(suggestions, locale).stream())
                  .toList(),
              Optional.empty());
      case Reply.Notice(Line line, var suggestions) -> notice(line, suggestions, locale);
      case Reply.Answer(var survey, var suggestions) -> {
        Excerpt answer = found.orElseThrow();
        yield answer.choices().isEmpty()
            ? new Body.Answer(
                blocks(answer, locale),
                answer.citations(),
                buttons(suggestions, locale),
                survey,
                Certainty.ANSWER,
                answer.chosenFrom())
            : which(answer, suggestions, locale);
      }
      case Reply.Passage(Topic topic, var survey, var suggestions) -> {
        Excerpt passage = guide.excerpt(part(topic), locale);
        yield new Body.Answer(
            blocks(passage, locale), passage.citations(), buttons(suggestions, locale), survey);
      }
      case Reply.Ask ask -> prompt(ask, locale);
      case Reply.Checklist(Set<ItemId> done) -> new Body.Checklist(prompt, items(done, locale));
      // Where nobody knows of a desk.
      case Reply.CallPerson call -> notice("desk-nobody", locale, Map.of("opens", "none"));
      case Reply.ShowHandoff(var handoff) ->
          new Body.Handoff(handoff.url(), handoff.matchPhrase(), handoff.expiresAt());
      case Reply.ShowReceipt(var receipt, var progress) -> receipt(receipt, progress, locale);
    };
  }

  /** What a customer may begin with, each a button that says it. */
  private static Stream<Button> starters(Excerpt begin) {
    return IntStream.range(0, begin.choices().size())
        .mapToObj(i -> new Button("starter-" + (i + 1), begin.choices().get(i)));
  }

  /** Asks which of the sections is meant. Pressing a button is the same as typing its label. */
  private Body.Answer which(Excerpt either, List<Suggestion> suggestions, Locale locale) {
    List<Button> buttons = new ArrayList<>();
    for (int i = 0; i < either.choices().size(); i++) {
      buttons.add(new Button(either.citations().get(i).section(), either.choices().get(i)));
    }
    if (!either.sure()) {
      buttons.addAll(buttons(suggestions, locale));
    }
    String question = either.sure() ? "answer.which-section" : "answer.maybe";
    Block asked = new Block.Paragraph(List.of(Span.plain(words.say(locale, question))));
    return new Body.Answer(
        List.of(asked),
        either.citations(),
        buttons,
        Reply.Survey.NOT_NOW,
        either.sure() ? Certainty.ANSWER : Certainty.MAYBE,
        OptionalLong.empty());
  }

  /** The passages; where they are in another language, it is said before them. */
  private List<Block> blocks(Excerpt excerpt, Locale locale) {
    if (excerpt.foreign().isEmpty()) {
      return excerpt.blocks();
    }
    String language = excerpt.foreign().get().getDisplayLanguage(Words.spoken(locale));
    String said = words.say(locale, "answer.other-language", Map.of("language", language));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(List.of(new Span(said, Set.of(Span.Mark.EMPHASIS), Optional.empty()))));
    blocks.addAll(excerpt.blocks());
    return blocks;
  }

  private Body.Notice notice(Line line, List<Suggestion> suggestions, Locale locale) {
    return new Body.Notice(
        line.key().substring("line.".length()), said(line, locale), buttons(suggestions, locale));
  }

  private String said(Line line, Locale locale) {
    return words.say(
        locale, line.key(), Map.of("product", guide.product(locale).orElse(""), "days", days()));
  }

  /** How long a chat is kept, in days; rounded up, so that nothing is kept longer than said. */
  private long days() {
    return Math.max(1, keptFor.plus(Duration.ofDays(1)).minusNanos(1).toDays());
  }

  /** A notice in words of its own, under {@code line.} and its code. */
  public Body.Notice notice(String code, Locale locale) {
    return notice(code, locale, Map.of());
  }

  /** The same with values for its words. */
  public Body.Notice notice(String code, Locale locale, Map<String, Object> values) {
    return new Body.Notice(code, words.say(locale, "line." + code, values), List.of());
  }

  /** A receipt: what was accepted or done, what goes and what stays. */
  public Body.ReceiptShown receipt(Receipt receipt, Progress progress, Locale locale) {
    Excerpt gone = guide.excerpt(Part.GONE, locale);
    Excerpt stays = guide.excerpt(Part.STAYS, locale);
    Excerpt howLong = guide.excerpt(Part.HOW_LONG, locale);
    String text =
        switch (progress) {
          case ACCEPTED ->
              words.say(locale, "receipt.accepted") + "\n" + PlainText.of(howLong.blocks());
          case COMPLETED -> words.say(locale, "receipt.completed");
        };
    List<Citation> citations =
        Stream.of(howLong, gone, stays)
            .flatMap(excerpt -> excerpt.citations().stream())
            .distinct()
            .toList();
    List<Button> stop =
        progress == Progress.ACCEPTED && receipt.withdrawable() == Withdrawable.YES
            ? List.of(new Button("stop-deletion", words.say(locale, STOP)))
            : List.of();
    return new Body.ReceiptShown(
        receipt, progress, text, gone.blocks(), stays.blocks(), citations, stop);
  }

  private Body.Prompt prompt(Reply.Ask ask, Locale locale) {
    PromptName name = ask.prompt();
    String key = "prompt." + name.id() + (ask.form() == Form.FULL ? ".full" : ".short");
    List<Block> blocks = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    if (ask.form() == Form.FULL) {
      for (Part part : parts(name)) {
        Excerpt excerpt = guide.excerpt(part, locale);
        blocks.addAll(excerpt.blocks());
        citations.addAll(excerpt.citations());
      }
    }
    return new Body.Prompt(
        name,
        ask.form(),
        words.say(locale, key, Map.of("account", ask.account().orElse(""))),
        blocks,
        name == PromptName.WARNING ? items(ask.done(), locale) : List.of(),
        name.options().stream().map(option -> button(name, option, locale)).toList(),
        citations.stream().distinct().toList());
  }

  private static List<Part> parts(PromptName name) {
    return switch (name) {
      case SIGN_OUT_OFFER -> List.of(Part.OFFER);
      case WARNING -> List.of(Part.CONSEQUENCES);
      case VERIFY, FINAL_CONFIRMATION, WITHDRAW, RESUME_FLOW, HAND_OVER -> List.of();
    };
  }

  private List<CheckItem> items(Set<ItemId> done, Locale locale) {
    return guide.checklist(locale).stream()
        .map(
            entry ->
                new CheckItem(
                    entry.id(), entry.spans(), done.contains(entry.id()) ? Done.YES : Done.NO))
        .toList();
  }

  private List<Button> buttons(List<Suggestion> suggestions, Locale locale) {
    return suggestions.stream()
        .map(suggestion -> new Button(suggestion.id(), label(suggestion, locale)))
        .toList();
  }

  private Button button(PromptName prompt, Option option, Locale locale) {
    return new Button(option.id(), label(prompt, option, locale));
  }

  /** The label of a prompt's option. */
  public String label(PromptName prompt, Option option, Locale locale) {
    return words.say(locale, "option." + prompt.id() + "." + option.id());
  }

  private String label(Suggestion suggestion, Locale locale) {
    return words.say(locale, "suggestion." + suggestion.id());
  }

  /** The option of this prompt whose full label was typed. */
  public Optional<Option> typedOption(PromptName prompt, String text, Locale locale) {
    return prompt.options().stream()
        .filter(option -> Words.isLabel(text, label(prompt, option, locale)))
        .findFirst();
  }

  /** The suggestion whose full label was typed. */
  public Optional<Suggestion> typedSuggestion(String text, Locale locale) {
    return Stream.of(Suggestion.values())
        .filter(suggestion -> Words.isLabel(text, label(suggestion, locale)))
        .findFirst()
        .or(
            () ->
                // A receipt names what would be stopped.
                Words.isLabel(text, words.say(locale, STOP))
                    ? Optional.of(Suggestion.CANCEL)
                    : Optional.empty());
  }

  private static Part part(Topic topic) {
    return switch (topic) {
      case SAFETY -> Part.SAFETY;
      case SIGN_OUT -> Part.SIGN_OUT;
      case DEACTIVATE -> Part.DEACTIVATE;
      case UNSURE -> Part.UNSURE;
      case SWITCH_ACCOUNT -> Part.SWITCH_ACCOUNT;
      case CONSEQUENCES -> Part.CONSEQUENCES;
      case DIRECT_WAY -> Part.DIRECT_WAY;
      case HOW_LONG -> Part.HOW_LONG;
    };
  }
}
