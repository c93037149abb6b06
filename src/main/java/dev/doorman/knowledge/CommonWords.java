package dev.doorman.knowledge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells languages apart that are written in Latin letters, by their common words: Spanish from
 * English and Indonesian, and Hindi and Arabic where they are typed in Latin letters.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class CommonWords {
  private static final String FILE = "/languages/common-words.properties";

  private static final String DEFAULT = Library.DEFAULT_LOCALE.getLanguage();

  /** By how many words another language must be ahead of the one that is taken otherwise. */
  private static final int AHEAD = 1;

  /** One word alone tells no language. */
  private static final int LEAST = 2;

  private static final Map<String, Set<String>> WORDS = read();

  private CommonWords() {}

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> words = new HashMap<>();
    WordLists.read(FILE).forEach((language, list) -> words.put(language, Set.copyOf(list)));
    return words;
  }

  /** How many words of a text are common ones of each language. */
  public static Map<String, Integer> counts(String text) {
    List<String> said = words(text);
    Map<String, Integer> counts = new HashMap<>();
    WORDS.forEach(
        (language, words) ->
            counts.put(language, (int) said.stream().filter(words::contains).count()));
    return counts;
  }

  /**
   * The language that a text in Latin letters is clearly written in; empty where it may as well be
   * in the one given.
   *
   * @param otherwise the language that it is taken to be in, unless another one is ahead
   */
  public static Optional<String> clearly(String text, String otherwise) {
    Map<String, Integer> counts = counts(text);
    int own = counts.getOrDefault(otherwise, 0);
    return counts.entrySet().stream()
        .filter(count -> !count.getKey().equals(otherwise))
        .filter(count -> count.getValue() > own + (own > 0 ? AHEAD : 0))
        .filter(count -> count.getValue() >= LEAST)
        // Of two that are level, the default one.
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(count -> count.getKey().equals(DEFAULT)))
        .map(Map.Entry::getKey);
  }

  private static List<String> words(String text) {
    return Arrays.stream(Likeness.plain(text.replaceAll("['’]", ""), DEFAULT).split(" "))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
