package dev.doorman.knowledge.lint;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hints at translations that are missing, or older than what they translate. */
final class Translations {
  private static final String DEFAULT = Library.DEFAULT_LOCALE.getLanguage();

  private Translations() {}

  static List<Problem> hints(List<Source> articles) {
    var languages =
        articles.stream()
            .map(Translations::language)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<ArticleId, Map<String, Source>> byId =
        new TreeMap<>(Comparator.comparing(ArticleId::value));
    for (Source source : articles) {
      byId.computeIfAbsent(source.article().id(), id -> new TreeMap<>())
          .put(language(source), source);
    }
    List<Problem> hints = new ArrayList<>();
    for (Map<String, Source> versions : byId.values()) {
      Source original = versions.get(DEFAULT);
      if (original == null) {
        Source any = versions.values().iterator().next();
        hints.add(
            hint(
                any,
                "locale",
                "this article is not there in " + DEFAULT + ", the language for all others"));
        continue;
      }
      var missing = new TreeSet<>(languages);
      missing.removeAll(versions.keySet());
      if (!missing.isEmpty()) {
        hints.add(
            hint(original, "locale", "this article is not there in " + String.join(", ", missing)));
      }
      versions.values().stream()
          .filter(each -> each.article().updated().isBefore(original.article().updated()))
          .forEach(
              each ->
                  hints.add(
                      hint(each, "updated", "this translation is older than " + original.file())));
    }
    return hints;
  }

  private static String language(Source source) {
    return source.article().locale().getLanguage();
  }

  private static Problem hint(Source source, String key, String message) {
    return new Problem(source.file(), source.line(key), message);
  }
}
