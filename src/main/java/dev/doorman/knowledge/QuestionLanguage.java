package dev.doorman.knowledge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The language that a question is to be looked up in: the page's, unless the question is clearly
 * written in another language that there are articles in, by its script or its words.
 *
 * <p>Languages that are written in Latin letters are told apart by their {@link CommonWords}; so
 * are Hindi and Arabic where they are typed in Latin letters. On a page whose language has a script
 * of its own, a sentence in Latin script that tells no language counts as one in the default
 * language.
 */
public final class QuestionLanguage {
  /**
   * From this share of the letters on a script other than Latin is the question's own. Names such
   * as "Mi Account" stand in Latin letters in every language, and a word in Chinese has a quarter
   * of the letters.
   */
  private static final double SHARE = 0.25;

  /** Fewer letters, or words in Latin, tell nothing: it may be a name, a quotation or a code. */
  private static final int LETTERS_LEAST = 2;

  private static final int LATIN_WORDS_LEAST = 3;

  private QuestionLanguage() {}

  /**
   * The locale to answer in.
   *
   * @param page the locale of the page that the question was asked on
   */
  public static Locale of(String question, Locale page, Library library) {
    Optional<Integer> script = script(question);
    if (script.isPresent() && script.get() == UScript.LATIN) {
      Optional<Locale> written =
          CommonWords.clearly(question, page.getLanguage()).flatMap(one -> spoken(one, library));
      if (written.isPresent()) {
        return written.get();
      }
    }
    if (script.isEmpty() || writes(page, script.get())) {
      return page;
    }
    if (script.get() == UScript.LATIN) {
      if (CommonWords.counts(question).getOrDefault(page.getLanguage(), 0) > 1) {
        return page;
      }
      boolean isSentence = question.strip().split("\\s+").length >= LATIN_WORDS_LEAST;
      return isSentence ? Library.DEFAULT_LOCALE : page;
    }
    return library.articles().stream()
        .map(Article::locale)
        .filter(locale -> writes(locale, script.get()))
        .findFirst()
        .orElse(page);
  }

  /** The locale of the articles in a language. */
  private static Optional<Locale> spoken(String language, Library library) {
    return library.articles().stream()
        .map(Article::locale)
        .filter(locale -> locale.getLanguage().equals(language))
        .findFirst();
  }

  /** The script that the question is written in; empty where it has too few letters. */
  private static Optional<Integer> script(String question) {
    Map<Integer, Integer> counts = new HashMap<>();
    question
        .codePoints()
        .filter(UCharacter::isLetter)
        .map(UScript::getScript)
        .forEach(script -> counts.merge(script, 1, Integer::sum));
    int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (letters < LETTERS_LEAST) {
      return Optional.empty();
    }
    // Kana tell Japanese from Chinese, however few they are among the characters.
    if (counts.containsKey(UScript.HIRAGANA)) {
      return Optional.of(UScript.HIRAGANA);
    }
    return counts.entrySet().stream()
        .filter(count -> count.getKey() != UScript.LATIN)
        .filter(count -> count.getValue() >= Math.max(LETTERS_LEAST, SHARE * letters))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .or(() -> Optional.of(UScript.LATIN).filter(counts::containsKey));
  }

  private static boolean writes(Locale locale, int script) {
    // By language alone: with "Hant" in it the locale would count as writing no other Han.
    int[] scripts = UScript.getCode(ULocale.forLocale(Locale.of(locale.getLanguage())));
    return scripts != null && Arrays.stream(scripts).anyMatch(each -> each == script);
  }
}
