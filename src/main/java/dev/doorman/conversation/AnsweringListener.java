package dev.doorman.conversation;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.base.ArticleId;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import dev.doorman.understanding.Understander;
import java.util.Locale;
import java.util.Optional;

/** Listens with the understander, and answers from the articles. */
public final class AnsweringListener implements Listener {
  private final Understander understander;
  private final Answerer answerer;
  private final Library library;

  public AnsweringListener(Understander understander, Answerer answerer, Library library) {
    this.understander = understander;
    this.answerer = answerer;
    this.library = library;
  }

  @Override
  public Heard listen(String text, Locale locale) {
    Outcome outcome = answerer.answer(text, locale);
    return new Heard(
        understander.understand(text, locale), found(outcome, locale), passages(outcome));
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

  private static Optional<Excerpt> passages(Outcome outcome) {
    return switch (outcome) {
      case Unknown unknown -> Optional.empty();
      case Answer answer -> Optional.of(new Excerpt(answer.blocks(), answer.citations()));
    };
  }
}
