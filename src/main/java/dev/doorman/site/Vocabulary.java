package dev.doorman.site;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that the articles use, to finish one that a reader is still typing.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable once built.
 */
final class Vocabulary {
  /** Shorter beginnings fit too many words. */
  private static final int BEGINNING_LEAST = 3;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** How often each word is used, by language. */
  private final Map<String, NavigableMap<String, Integer>> words = new HashMap<>();

  Vocabulary(Library library) {
    for (Article article : library.articles()) {
      var known =
          words.computeIfAbsent(article.locale().getLanguage(), language -> new TreeMap<>());
      texts(article).flatMap(Vocabulary::words).forEach(word -> known.merge(word, 1, Integer::sum));
    }
  }

  private static Stream<String> texts(Article article) {
    return Stream.concat(
        Stream.of(article.title(), PlainText.of(article.introduction())),
        article.sections().stream().flatMap(Vocabulary::texts));
  }

  private static Stream<String> texts(Section section) {
    return Stream.of(section.heading(), PlainText.of(section.blocks()));
  }

  /** The words of a text, in lower case, in order. */
  static Stream<String> words(String text) {
    return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
  }

  /**
   * The query with its last word finished by the most used word that begins so, if there is one.
   */
  Optional<String> finish(String query, Locale language) {
    String last = words(query).reduce("", (before, word) -> word);
    var known = words.getOrDefault(language.getLanguage(), new TreeMap<>());
    if (last.length() < BEGINNING_LEAST
        || known.containsKey(last)
        || !query.toLowerCase(Locale.ROOT).endsWith(last)) {
      return Optional.empty();
    }
    return known.subMap(last, last + Character.MAX_VALUE).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(found -> query + found.getKey().substring(last.length()));
  }
}
