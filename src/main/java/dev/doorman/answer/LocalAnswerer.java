package dev.doorman.answer;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Library;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers from the articles in the asker's language, and from those in the default one that are not
 * written in it.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class LocalAnswerer {
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
   * @param before what was asked and answered before
   * @param locale of the question; see {@link Answer#locale} for that of the answer
   * @param top how many sections the outcome names, where there are as many
   */
  public Outcome answer(String question, Optional<Antecedent> before, Locale locale, int top) {
    return switch (answerer.answer(question, before, locale, top)) {
      case Answer answer -> answer;
      case Maybe maybe -> maybe;
      case Unknown unknown ->
          library.speaks(locale) && !isDefault(locale)
              ? untranslated(question, locale, top, unknown)
              : unknown;
    };
  }

  /** Whether a question asks for a section by the words of its heading. */
  public boolean isNamed(String question, Locale locale) {
    return answerer.isNamed(question, locale);
  }

  /** A translated article had its turn in the asker's language, where the words fit better. */
  private Outcome untranslated(String question, Locale locale, int top, Unknown unknown) {
    return switch (answerer.answer(question, Library.DEFAULT_LOCALE, top)) {
      case Answer answer
          when answer.citations().stream()
              .noneMatch(citation -> isWritten(citation.article(), locale)) ->
          answer;
      case Answer translated -> unknown;
      case Maybe maybe -> {
        List<Offer> others =
            maybe.offered().stream()
                .filter(offer -> !isWritten(offer.citation().article(), locale))
                .toList();
        yield others.isEmpty() ? unknown : new Maybe(others, maybe.confidence(), maybe.ranked());
      }
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
