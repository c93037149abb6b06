package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    return HELP + "/" + encoded(id.value()) + query(language);
  }

  /** Letters of other scripts stand in addresses as their bytes. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** The one path of the list of articles in a language, whatever language its reader prefers. */
  static String home(Locale locale) {
    return help(isDefault(locale) ? Optional.empty() : Optional.of(locale.toLanguageTag()));
  }

  /** What a search found, or the list of articles where nothing is searched for. */
  static String results(String query, String language) {
    return help(Optional.of(language))
        + (query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  /** The languages that articles are written in: the default one, then in the library's order. */
  static List<Locale> languages(Library library) {
    return library.articles().stream()
        .map(Article::locale)
        .distinct()
        .sorted(Comparator.comparing(locale -> !isDefault(locale)))
        .toList();
  }

  /** The one address of the article in its language, whatever language its reader prefers. */
  static String own(Article article) {
    Locale locale = article.locale();
    return article(
        article.id(), isDefault(locale) ? Optional.empty() : Optional.of(locale.toLanguageTag()));
  }

  private static boolean isDefault(Locale locale) {
    return locale.getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
  }

  private static String query(Optional<String> language) {
    return language.map(tag -> "?locale=" + tag).orElse("");
  }
}
