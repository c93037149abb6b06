package dev.doorman.understanding;

import dev.doorman.dialogue.Safety;
import dev.doorman.knowledge.Likeness;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How danger is told of in one language. Empty where a language does not say.
 *
 * <p>The texts are compared without case, accents, apostrophes and punctuation.
 *
 * @param language of the expressions
 * @param harmless what is taken out of a text before anything is looked for
 * @param cues for each danger what tells of it; for {@link Safety#DOUBT} what tells against acting
 *     on a wish
 * @param examples for each danger what people say, in the form in which texts are compared
 */
record SafetyCues(
    String language,
    List<Pattern> harmless,
    Map<Safety, List<Pattern>> cues,
    Map<Safety, List<String>> examples) {
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
  private static final Pattern CLAUSES = Pattern.compile("[,.;:!?…،؛؟।–—\\n]+");

  /** Between two clauses; no word, but as good as one where anything may stand between two. */
  private static final String BOUNDARY = " | ";

  private static final String CHINESE = "zh";

  SafetyCues {
    harmless = List.copyOf(harmless);
    cues = new EnumMap<>(cues);
    examples = new EnumMap<>(examples);
  }

  /** A text in the form in which it is compared with the expressions of a language. */
  static String plain(String text, String language) {
    String same = Normalizer.normalize(Wording.cut(text), Normalizer.Form.NFKC);
    String joined = APOSTROPHES.matcher(same.toLowerCase(Locale.ROOT)).replaceAll("");
    if (language.equals(CHINESE)) {
      // Spaces stand anywhere in it.
      return Likeness.plain(joined, language).replace(" ", "");
    }
    return CLAUSES
        .splitAsStream(joined)
        .map(clause -> Likeness.plain(clause, language))
        .filter(clause -> !clause.isEmpty())
        .collect(Collectors.joining(BOUNDARY));
  }

  /** The text without what is harmless in it; in the form of {@link #plain}. */
  String serious(String plain) {
    String rest = plain;
    for (Pattern pattern : harmless) {
      rest = pattern.matcher(rest).replaceAll(" ");
    }
    return rest;
  }

  /**
   * The first danger that a text tells of, in the order of {@link Safety}; doubt is not looked for.
   */
  Safety clear(String serious) {
    return cues.entrySet().stream()
        .filter(entry -> entry.getKey() != Safety.DOUBT && has(entry.getValue(), serious))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Safety.NONE);
  }

  /** Whether something speaks against acting on a wish. */
  boolean isDoubtful(String serious) {
    return has(cues.getOrDefault(Safety.DOUBT, List.of()), serious);
  }

  private static boolean has(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }
}
