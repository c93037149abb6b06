package dev.doorman.conversation;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.Antecedent;
import dev.doorman.answer.Citation;
import dev.doorman.answer.FollowUp;
import dev.doorman.answer.LocalAnswerer;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Checked;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Input.Reliance;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Matter;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.DeletionGuide.Topic;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.understanding.Understander;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Listens with the understander, and answers from the articles in the customer's language. */
public final class AnsweringListener implements Listener {
  /** Of the sections that came near, the listener needs none but those of the answer. */
  private static final int SECTIONS = 5;

  private static final Understanding ASKED =
      new Understanding(Intent.QUESTION, 1, Understanding.Polarity.PLAIN, Understanding.Party.SELF);

  /** Who asks about nothing but deleting, and gets no sure answer, may wish for it. */
  private static final Understanding MAY_WISH =
      new Understanding(
              Intent.DELETE_ACCOUNT,
              Understanding.ACTED_ON,
              Understanding.Polarity.PLAIN,
              Understanding.Party.SELF)
          .with(Safety.DOUBT);

  /** Who asks something else beside what may be a danger is answered behind what helps then. */
  private static final Understanding ASKS_UNEASILY = ASKED.with(Safety.DOUBT);

  /** Who asks whether to delete, and gets no sure answer, is shown what speaks for what. */
  private static final Understanding WEIGHS =
      new Understanding(Intent.UNSURE, 1, Understanding.Polarity.PLAIN, Understanding.Party.SELF);

  private final Understander understander;
  private final LocalAnswerer answerer;
  private final Library library;

  public AnsweringListener(Understander understander, Answerer answerer, Library library) {
    this.understander = understander;
    this.answerer = new LocalAnswerer(answerer, library);
    this.library = library;
  }

  @Override
  public Heard listen(String text, Optional<Antecedent> before, Locale page) {
    Understood understood = understand(text, before, page, SECTIONS);
    Locale locale = understood.locale();
    Outcome outcome = understood.outcome();
    return new Heard(
        understood.understanding(),
        found(outcome, locale),
        passages(outcome, locale),
        before.isPresent() && FollowUp.leans(text, locale) ? Reliance.ON_TOPIC : Reliance.NONE);
  }

  /**
   * A text, as the chat understands it before it knows where the conversation stands.
   *
   * @param locale that it was looked up in
   * @param outcome what the chat answers from; unknown where what it is about is not answered here
   */
  public record Understood(Locale locale, Understanding understanding, Outcome outcome) {}

  /**
   * The same without the chat's words.
   *
   * @param sections so many are named by the outcome, where there are as many
   */
  public Understood understand(
      String text, Optional<Antecedent> before, Locale page, int sections) {
    Locale locale = QuestionLanguage.of(text, page, library);
    Outcome outcome = answerer.answer(text, before, locale, sections);
    if (isHeading(text)) {
      return new Understood(locale, ASKED, outcome);
    }
    Understanding understanding = understander.understand(text, locale);
    if (mayAsk(understanding) && answerer.isNamed(text, locale)) {
      return new Understood(locale, ASKED, outcome);
    }
    if (outcome instanceof Answer && asksRather(understanding, text, locale)) {
      understanding = ASKED.with(understanding.remark());
    }
    if (!(outcome instanceof Answer)
        && understanding.matter() == Matter.NONE
        && mayAsk(understanding)
        && understander.isOnlyAboutDeleting(text, locale)) {
      return understander.supposes(text, locale)
          ? new Understood(locale, WEIGHS, outcome)
          : new Understood(locale, MAY_WISH, none(outcome));
    }
    if (wouldBeAnswered(understanding)
        && saysHow(outcome, locale)
        && !understander.maySayHow(text, locale)) {
      Outcome rest = withoutSteps(outcome, locale);
      Understanding uneasy = rest instanceof Maybe ? ASKS_UNEASILY : MAY_WISH;
      return new Understood(locale, uneasy.with(understanding.remark()), rest);
    }
    return switch (understanding.matter()) {
      case UNKNOWN_PRODUCT, UNANSWERED -> new Understood(locale, understanding, none(outcome));
      default -> new Understood(locale, understanding, outcome);
    };
  }

  private static Unknown none(Outcome outcome) {
    return new Unknown(outcome.confidence(), outcome.ranked());
  }

  /** Whether a text asks what the articles answer, though it was read as something else. */
  private boolean asksRather(Understanding understanding, String text, Locale locale) {
    return onlyInforms(understanding, Intent.DELETION_STATUS)
        ? understander.supposes(text, locale)
        : onlyInforms(understanding, Intent.SWITCH_ACCOUNT, Intent.UNSURE)
            && understander.asks(text, locale);
  }

  /**
   * Whether a text is of an intent that is only told something, as of another account or of a
   * request, though it was not said in those very words; a question that the articles answer surely
   * is answered instead.
   */
  private static boolean onlyInforms(Understanding text, Intent... intents) {
    return text.safety().isNone()
        && text.party() == Understanding.Party.SELF
        && text.matter() == Matter.NONE
        && text.confidence() < 1
        && List.of(intents).contains(text.intent());
  }

  /** Whether nothing but what the articles say is an answer to a text. */
  private static boolean wouldBeAnswered(Understanding text) {
    return text.safety().isCalm()
        && text.party() == Understanding.Party.SELF
        && text.matter() == Matter.NONE
        && text.checked() instanceof Checked.Nothing
        && (!text.isSure()
            || text.intent() == Intent.QUESTION
            || text.intent() == Intent.OFF_TOPIC);
  }

  /** What is left of an outcome without the steps of deleting. */
  private Outcome withoutSteps(Outcome outcome, Locale locale) {
    List<Offer> others =
        switch (outcome) {
          case Maybe maybe ->
              maybe.offered().stream().filter(offer -> !saysHow(offer.citation(), locale)).toList();
          case Answer answer -> List.of();
          case Unknown unknown -> List.of();
        };
    return others.isEmpty()
        ? none(outcome)
        : new Maybe(others, outcome.confidence(), outcome.ranked());
  }

  /** Whether an outcome has or offers the steps of deleting. */
  private boolean saysHow(Outcome outcome, Locale locale) {
    return switch (outcome) {
      case Answer answer -> answer.citations().stream().anyMatch(one -> saysHow(one, locale));
      case Maybe maybe ->
          maybe.offered().stream().anyMatch(offer -> saysHow(offer.citation(), locale));
      case Unknown unknown -> false;
    };
  }

  private boolean saysHow(Citation cited, Locale locale) {
    return library.deletionArticle(locale).filter(one -> saysHow(one, cited)).isPresent();
  }

  /** The name of a section, as a button has it, asks for the section and wishes for nothing. */
  private boolean isHeading(String text) {
    String said = text.strip();
    return library.articles().stream()
        .flatMap(article -> article.sections().stream())
        .anyMatch(section -> section.heading().equalsIgnoreCase(said));
  }

  /**
   * Whether a text may ask for a section by its heading: the lists of what is off-topic or not
   * answered tell what is likely, and what an article has a section about is answered.
   */
  private static boolean mayAsk(Understanding text) {
    return text.safety().isNone()
        && text.party() == Understanding.Party.SELF
        && switch (text.intent()) {
          case QUESTION, OFF_TOPIC, SWITCH_ACCOUNT -> true;
          default -> false;
        };
  }

  private Found found(Outcome outcome, Locale locale) {
    return switch (outcome) {
      case Unknown unknown -> Found.NOTHING;
      case Maybe maybe -> Found.MAYBE;
      case Answer answer -> saysHow(answer, locale) ? Found.ABOUT_DELETION : Found.OTHER;
    };
  }

  /** Whether a section is one of those with the steps of deleting. */
  private static boolean saysHow(Article article, Citation cited) {
    return cited.article().equals(article.id())
        && article.guide().stream()
            .flatMap(
                guide ->
                    Stream.of(Topic.PHONE, Topic.WEBSITE)
                        .flatMap(topic -> guide.excerpts(topic).stream()))
            .anyMatch(steps -> steps.section().equals(cited.section()));
  }

  private static Optional<Excerpt> passages(Outcome outcome, Locale asked) {
    return switch (outcome) {
      case Unknown unknown -> Optional.empty();
      case Maybe maybe ->
          Optional.of(Excerpt.maybe(maybe.offered().stream().map(Offer::citation).toList()));
      case Answer answer ->
          Optional.of(
              new Excerpt(
                  answer.blocks(),
                  answer.citations(),
                  answer.foreign(asked),
                  answer.choices(),
                  true));
    };
  }
}
