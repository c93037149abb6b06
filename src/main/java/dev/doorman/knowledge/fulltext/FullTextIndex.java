package dev.doorman.knowledge.fulltext;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds every section that has some words: in any form, as a beginning, with one letter wrong, with
 * or without hyphens and spaces, in British or American spelling.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable once built; safe for use by several threads.
 */
public final class FullTextIndex {
  /** By language, in the order of the library. */
  private final Map<String, LanguageIndex> indexes = new LinkedHashMap<>();

  /** Indexes all sections of a library, those without any text by their headings. */
  public FullTextIndex(Library library) {
    Map<String, List<Article>> byLanguage = new LinkedHashMap<>();
    Map<ArticleId, Set<String>> languages = new HashMap<>();
    for (Article article : library.articles()) {
      String language = article.locale().getLanguage();
      byLanguage.computeIfAbsent(language, key -> new ArrayList<>()).add(article);
      languages.computeIfAbsent(article.id(), key -> new HashSet<>()).add(language);
    }
    byLanguage.forEach(
        (language, articles) ->
            indexes.put(language, new LanguageIndex(language, articles, languages)));
  }

  /**
   * The sections that have all of the words; if none has, those that have half of them or more.
   * Each article is searched in the reader's best language that it has.
   *
   * @param query what a reader types; its last word may be unfinished
   * @param languages the reader's, best first
   * @param most at most so many sections, above 0
   * @return those in the reader's first language before others, and the best first
   */
  public TextHits search(String query, List<Locale> languages, int most) {
    Set<String> order = new LinkedHashSet<>();
    languages.forEach(locale -> order.add(locale.getLanguage()));
    order.addAll(indexes.keySet());
    List<TextHits> found = new ArrayList<>();
    Set<String> before = new LinkedHashSet<>();
    for (String language : order) {
      LanguageIndex index = indexes.get(language);
      if (index != null && (before.isEmpty() || index.addsTo(before))) {
        found.add(index.search(query, before, most));
      }
      if (index != null) {
        before.add(language);
      }
    }
    boolean complete = found.stream().anyMatch(TextHits::complete);
    return new TextHits(
        complete,
        found.stream()
            .filter(hits -> hits.complete() == complete)
            .flatMap(hits -> hits.hits().stream())
            .limit(most)
            .toList());
  }
}
