package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a reader wants, best first; the default language is always the last of them.
 *
 * @param chosen the language that the reader chose by the page's address, as they wrote it
 */
record Reader(List<Locale> languages, Optional<String> chosen) {
  /** Longer headers are of no use to a person and slow to expand. */
  private static final int HEADER_MOST = 500;

  private static final int LANGUAGES_MOST = 10;

  /**
   * @param chosen the {@code locale} parameter; one that is no language tag counts as none
   * @param accepted the {@code Accept-Language} header; a malformed one counts as none
   */
  static Reader of(@Nullable String chosen, @Nullable String accepted) {
    List<Locale> languages = new ArrayList<>();
    Optional<Locale> first = locale(chosen);
    first.ifPresent(languages::add);
    languages.addAll(accepted(accepted));
    languages.add(Library.DEFAULT_LOCALE);
    return new Reader(List.copyOf(languages), first.map(Locale::toLanguageTag));
  }

  /** The same reader, with a language that they write in as the one that they chose. */
  Reader withFirst(Locale language) {
    List<Locale> all = new ArrayList<>(List.of(language));
    all.addAll(languages);
    return new Reader(List.copyOf(all), Optional.of(language.toLanguageTag()));
  }

  /** The locale that a tag names; empty where it is none. */
  static Optional<Locale> locale(@Nullable String tag) {
    if (tag == null || tag.isEmpty()) {
      return Optional.empty();
    }
    try {
      // Some pages write their language as Java and POSIX do: zh_CN.
      return Optional.of(new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build())
          .filter(locale -> !locale.getLanguage().isEmpty());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static List<Locale> accepted(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > HEADER_MOST) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0 && !range.getRange().startsWith("*"))
          .limit(LANGUAGES_MOST)
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** The article in the reader's best language that it is written in, else in any. */
  Optional<Article> article(Library library, ArticleId id) {
    return best(library.articles().stream().filter(article -> article.isCalled(id)).toList());
  }

  /** Each article once, in the reader's best language, in the order of the library. */
  List<Article> articles(Library library) {
    Map<ArticleId, List<Article>> byId = new LinkedHashMap<>();
    for (Article article : library.articles()) {
      byId.computeIfAbsent(article.id(), id -> new ArrayList<>()).add(article);
    }
    return byId.values().stream().flatMap(versions -> best(versions).stream()).toList();
  }

  /** The reader's best language that any article is written in. */
  Locale language(Library library) {
    return best(library.articles()).map(Article::locale).orElse(Library.DEFAULT_LOCALE);
  }

  private Optional<Article> best(List<Article> versions) {
    return languages.stream()
        .flatMap(
            language ->
                versions.stream()
                    .filter(
                        article -> article.locale().getLanguage().equals(language.getLanguage())))
        .findFirst()
        .or(() -> versions.stream().findFirst());
  }
}
