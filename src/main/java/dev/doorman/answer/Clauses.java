package dev.doorman.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The questions within a text: its sentences, and what is asked behind an "and". */
final class Clauses {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!;。！？])\\s+|\\n+");
  private static final Map<String, Pattern> JOINTS =
      Map.of(
          "en",
          Pattern.compile(
              ",?\\s+(?:and|or)\\s+(?:also\\s+)?(?=(?:what|how|where|when|which|why|who|is|are|do"
                  + "|does|did|will|would|can|could|should|must|may)\\b)",
              Pattern.CASE_INSENSITIVE));

  private static final Map<String, Pattern> LEADS =
      Map.of("en", Pattern.compile("^(?:and|or|but|also)\\s+", Pattern.CASE_INSENSITIVE));

  /** A clause of fewer words asks nothing on its own. */
  private static final int FEWEST_WORDS = 3;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Clauses() {}

  /** The clauses that could stand alone; the text itself where it has but one. */
  static List<String> of(String text, Locale locale) {
    Pattern joint = JOINTS.getOrDefault(locale.getLanguage(), SENTENCE);
    Pattern lead = LEADS.getOrDefault(locale.getLanguage(), SENTENCE);
    return SENTENCE
        .splitAsStream(text)
        .flatMap(joint::splitAsStream)
        .map(clause -> lead.matcher(clause.strip()).replaceFirst(""))
        .filter(clause -> SPACES.splitAsStream(clause).count() >= FEWEST_WORDS)
        .distinct()
        .toList();
  }
}
