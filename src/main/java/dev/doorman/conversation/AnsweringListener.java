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
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Input.Reliance;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.DeletionGuide.Topic;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.understanding.Understander;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Listens with the understander, and answers from the articles in the customer's language. */
public final class AnsweringListener implements Listener {
  /** Of the sections that came near, the listener needs none but those of the answer. */
  private static final int SECTIONS = 5;

  private static final Understanding ASKED =
      new Understanding(Intent.QUESTION, 1, Understanding.Polarity.PLAIN, Understanding.Party.SELF);

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
    Locale locale = QuestionLanguage.of(text, page, library);
    Outcome outcome = answerer.answer(text, before, locale, SECTIONS);
    if (isHeading(text)) {
      return new Heard(ASKED, found(outcome, locale), passages(outcome, locale));
    }
    Understanding understanding = understander.understand(text, locale);
    return switch (understanding.matter()) {
      case UNKNOWN_PRODUCT, UNANSWERED -> new Heard(understanding, Found.NOTHING, Optional.empty());
      default ->
          new Heard(
              understanding,
              found(outcome, locale),
              passages(outcome, locale),
              before.isPresent() && FollowUp.leans(text, locale)
                  ? Reliance.ON_TOPIC
                  : Reliance.NONE);
    };
  }

  /** The name of a section, as a button has it, asks for the section and wishes for nothing. */
  private boolean isHeading(String text) {
    String said = text.strip();
    return library.articles().stream()
        .flatMap(article -> article.sections().stream())
        .anyMatch(section -> section.heading().equalsIgnoreCase(said));
  }

  private Found found(Outcome outcome, Locale locale) {
    return switch (outcome) {
      case Unknown unknown -> Found.NOTHING;
      case Maybe maybe -> Found.MAYBE;
      case Answer answer -> {
        Optional<Article> aboutDeletion = library.deletionArticle(locale);
        yield answer.citations().stream()
                .anyMatch(cited -> aboutDeletion.filter(one -> saysHow(one, cited)).isPresent())
            ? Found.ABOUT_DELETION
            : Found.OTHER;
      }
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
