package dev.doorman.conversation;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.LocalAnswerer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.base.ArticleId;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.understanding.Understander;
import java.util.Locale;
import java.util.Optional;

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
  public Heard listen(String text, Optional<String> before, Locale page) {
    Locale locale = QuestionLanguage.of(text, page, library);
    Outcome outcome = answerer.answer(text, before, locale, SECTIONS);
    if (isHeading(text)) {
      return new Heard(ASKED, found(outcome, locale), passages(outcome, locale));
    }
    Understanding understanding = understander.understand(text, locale);
    return switch (understanding.matter()) {
      case UNKNOWN_PRODUCT, UNANSWERED -> new Heard(understanding, Found.NOTHING, Optional.empty());
      default -> new Heard(understanding, found(outcome, locale), passages(outcome, locale));
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
      case Answer answer -> {
        Optional<ArticleId> aboutDeletion = library.deletionArticle(locale).map(Article::id);
        yield answer.citations().stream()
                .anyMatch(cited -> aboutDeletion.filter(cited.article()::equals).isPresent())
            ? Found.ABOUT_DELETION
            : Found.OTHER;
      }
    };
  }

  private static Optional<Excerpt> passages(Outcome outcome, Locale asked) {
    return switch (outcome) {
      case Unknown unknown -> Optional.empty();
      case Answer answer ->
          Optional.of(
              new Excerpt(
                  answer.blocks(), answer.citations(), answer.foreign(asked), answer.choices()));
    };
  }
}
