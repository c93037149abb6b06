package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import java.util.Optional;

/** Where the pages are, as paths on this server. */
final class Paths {
  static final String HELP = "/help";

  private Paths() {}

  /** The list of articles, in the language that the reader chose, if any. */
  static String help(Optional<String> language) {
    return HELP + query(language);
  }

  static String article(ArticleId id, Optional<String> language) {
    return HELP + "/" + id + query(language);
  }

  /** The one address of the article in its language, whatever language its reader prefers. */
  static String own(Article article) {
    boolean isDefault = article.locale().getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
    return article(
        article.id(), isDefault ? Optional.empty() : Optional.of(article.locale().toLanguageTag()));
  }

  private static String query(Optional<String> language) {
    return language.map(tag -> "?locale=" + tag).orElse("");
  }
}
