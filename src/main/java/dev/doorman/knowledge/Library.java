package dev.doorman.knowledge;

import dev.doorman.base.ArticleId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All articles.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 *
 * @param articles in the order of their files
 */
public record Library(List<Article> articles) {
  /** The language of articles for those whose own has none. */
  public static final Locale DEFAULT_LOCALE = Locale.ENGLISH;

  public Library {
    articles = List.copyOf(articles);
  }

  /** All articles without what their owners wrote for the search. */
  public Library bare() {
    return new Library(articles.stream().map(Article::bare).toList());
  }

  /** The article in this language, or in the default one. */
  public Optional<Article> article(ArticleId id, Locale locale) {
    return in(id, locale).or(() -> in(id, DEFAULT_LOCALE));
  }

  /** Whether any article is written in the language of this locale. */
  public boolean speaks(Locale locale) {
    return articles.stream()
        .anyMatch(article -> article.locale().getLanguage().equals(locale.getLanguage()));
  }

  private Optional<Article> in(ArticleId id, Locale locale) {
    return articles.stream()
        .filter(article -> article.isCalled(id))
        .sorted(Comparator.comparing(article -> !article.id().equals(id)))
        .filter(article -> article.locale().getLanguage().equals(locale.getLanguage()))
        .findFirst();
  }

  /** The article that the deletion flow is made from. */
  public Optional<Article> deletionArticle(Locale locale) {
    List<Article> guides =
        articles.stream().filter(article -> article.guide().isPresent()).toList();
    return guides.stream()
        .filter(article -> article.locale().getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .or(
            () ->
                guides.stream()
                    .filter(
                        article ->
                            article.locale().getLanguage().equals(DEFAULT_LOCALE.getLanguage()))
                    .findFirst());
  }
}
