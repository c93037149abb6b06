package dev.doorman.answer;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers from the articles in the asker's language, and from those in the default one that are not
 * written in it.
 *
 * <p>The embedding model knows the default language only. To it all texts in Chinese are alike, so
 * that in other languages a question counts as answered only where its words stand in the article.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class LocalAnswerer {
  /**
   * How well the words of a cited section must fit where the model does not know the language. On
   * the questions of {@code LocalAnswererTest} all right answers lie above it, and of twenty to
   * questions about anything else all but one below.
   */
  private static final double WORDS_LEAST = 0.25;

  private final Answerer answerer;
  private final Library library;

  /**
   * @param library the one that the answerer's index was made of
   */
  public LocalAnswerer(Answerer answerer, Library library) {
    this.answerer = answerer;
    this.library = library;
  }

  /**
   * What the articles say to a question.
   *
   * @param before what the customer asked before, where they did
   * @param locale of the question; see {@link Answer#locale} for that of the answer
   * @param top how many sections the outcome names, where there are as many
   */
  public Outcome answer(String question, Optional<String> before, Locale locale, int top) {
    return switch (answerer.answer(question, before, locale, top)) {
      case Answer answer ->
          isDefault(answer.locale()) || words(answer) >= WORDS_LEAST
              ? answer
              : new Unknown(words(answer), answer.ranked());
      case Maybe maybe -> maybe;
      case Unknown unknown ->
          library.speaks(locale) && !isDefault(locale)
              ? untranslated(question, locale, top, unknown)
              : unknown;
    };
  }

  /** How well the words of the best of the cited sections fit. */
  private static double words(Answer answer) {
    return answer.ranked().stream()
        .filter(hit -> isCited(hit, answer))
        .mapToDouble(Hit::words)
        .max()
        .orElse(0);
  }

  private static boolean isCited(Hit hit, Answer answer) {
    return answer.citations().stream()
        .anyMatch(
            citation ->
                citation.article().equals(hit.found().article().id())
                    && citation.section().equals(hit.found().section().anchor()));
  }

  /** A translated article had its turn in the asker's language, where the words fit better. */
  private Outcome untranslated(String question, Locale locale, int top, Unknown unknown) {
    return switch (answerer.answer(question, Library.DEFAULT_LOCALE, top)) {
      case Answer answer
          when answer.citations().stream()
              .noneMatch(citation -> isWritten(citation.article(), locale)) ->
          answer;
      case Answer translated -> unknown;
      case Maybe maybe -> unknown;
      case Unknown none -> unknown;
    };
  }

  private boolean isWritten(ArticleId id, Locale locale) {
    return library.articles().stream()
        .anyMatch(article -> article.id().equals(id) && isSame(article.locale(), locale));
  }

  private static boolean isDefault(Locale locale) {
    return isSame(locale, Library.DEFAULT_LOCALE);
  }

  private static boolean isSame(Locale one, Locale other) {
    return one.getLanguage().equals(other.getLanguage());
  }
}
