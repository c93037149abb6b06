package dev.doorman.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a heading and a question that asks for it have in common: their words in basic form, without
 * those that make a question of it or say whose it is. "How do I change my name?" has the key of
 * "Change your name".
 *
 * <p>Immutable.
 */
record HeadingKey(Set<String> terms) {
  private static final String FILE = "/languages/question-words.properties";
  private static final String CHINESE = "zh";

  /** One word is too little to be sure of. */
  private static final int TERMS_LEAST = 2;

  private static final Map<String, List<String>> WORDS = read();

  HeadingKey {
    terms = Set.copyOf(terms);
  }

  /** The key of a heading or question; empty where it has too few words. */
  static Optional<HeadingKey> of(String text, String language) {
    String plain = Likeness.plain(text, language);
    List<String> words = WORDS.getOrDefault(language, List.of());
    String rest =
        language.equals(CHINESE) ? withoutSigns(plain, words) : withoutWords(plain, words);
    Set<String> terms = new TreeSet<>(Analyzers.terms(rest, language));
    return terms.size() < TERMS_LEAST ? Optional.empty() : Optional.of(new HeadingKey(terms));
  }

  private static String withoutSigns(String plain, List<String> words) {
    String rest = plain.replace(" ", "");
    for (String word : words) {
      rest = rest.replace(word, "");
    }
    return rest;
  }

  private static String withoutWords(String plain, List<String> words) {
    Set<String> left = new HashSet<>(words);
    return String.join(
        " ", List.of(plain.split(" ")).stream().filter(word -> !left.contains(word)).toList());
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> words = new HashMap<>();
    WordLists.read(FILE)
        .forEach(
            (language, list) ->
                words.put(
                    language,
                    list.stream()
                        .map(word -> Likeness.plain(word, language))
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList()));
    return words;
  }
}
