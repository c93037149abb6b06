package dev.doorman.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mends misspelt words: one that is none of the language, where a word that the articles use is one
 * letter off.
 *
 * <p>The language's words are those that the embedding model has whole; a word in pieces means
 * little to it, and the right one makes all the difference. Names, numbers and short words stay,
 * and so does a text most of whose longer words are unknown: it's in another language, or in none.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class Spelling {
  /** Shorter words have too many neighbours. */
  private static final int LENGTH_LEAST = 5;

  /** Shorter words say nothing about the language. */
  private static final int JUDGED_LENGTH_LEAST = LENGTH_LEAST - 1;

  /** So many unknown words may be the misspelt ones of somebody who is in a hurry. */
  private static final int UNKNOWN_MOST = 8;

  private static final Pattern WORD = Pattern.compile("[\\p{L}]+");

  private final Predicate<String> language;
  private final Set<String> used;

  /** The words that are used, by how long they are. */
  private final Map<Integer, List<String>> byLength;

  /**
   * @param texts that use the words to mend to
   * @param language tells whether a word in lower case is one of the language
   */
  public Spelling(Collection<String> texts, Predicate<String> language) {
    this.language = language;
    Set<String> words = new HashSet<>();
    texts.forEach(
        text ->
            WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .filter(word -> word.length() >= LENGTH_LEAST)
                .forEach(words::add));
    used = Set.copyOf(words);
    byLength =
        new HashMap<>(
            used.stream().filter(language).sorted().collect(Collectors.groupingBy(String::length)));
  }

  /** The text with its misspelt words mended; the text itself where there are none. */
  public String mend(String text) {
    return isForeign(text) ? text : WORD.matcher(text).replaceAll(found -> word(found.group()));
  }

  /** Whether any of it is a word of the language, or one that is used. */
  public boolean hasWords(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .anyMatch(word -> used.contains(word) || language.test(word));
  }

  private boolean isForeign(String text) {
    int words = 0;
    int unknown = 0;
    for (Matcher found = WORD.matcher(text); found.find(); ) {
      String word = found.group();
      if (word.length() >= JUDGED_LENGTH_LEAST) {
        words++;
        unknown += isUnknown(word.toLowerCase(Locale.ROOT)) ? 1 : 0;
      }
    }
    return unknown > UNKNOWN_MOST && 2 * unknown > words;
  }

  private boolean isUnknown(String lower) {
    return lower.length() >= JUDGED_LENGTH_LEAST && !used.contains(lower) && !language.test(lower);
  }

  private String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!isUnknown(lower)) {
      return word;
    }
    for (int length : List.of(lower.length(), lower.length() + 1, lower.length() - 1)) {
      for (String other : byLength.getOrDefault(length, List.of())) {
        if (isOneLetterOff(lower, other)) {
          return other;
        }
      }
    }
    return word;
  }

  /** One letter added, left out, changed, or swapped with its neighbour. */
  private static boolean isOneLetterOff(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int start = 0;
    while (start < most && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int left = one.length() - start - end;
    int right = other.length() - start - end;
    boolean swapped =
        left == 2
            && right == 2
            && one.charAt(start) == other.charAt(start + 1)
            && one.charAt(start + 1) == other.charAt(start);
    return Math.max(left, right) <= 1 || swapped;
  }
}
