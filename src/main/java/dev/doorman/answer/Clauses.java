package dev.doorman.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Joins two things that the same is asked about: "my photos and my warranty". */
  private static final Map<String, Pattern> PAIRS =
      Map.of(
          "en",
          Pattern.compile(
              "^(.{8,}?)\\s((?:my|the|our|all|any)\\s[\\w' -]+?),? and (?:also )?"
                  + "((?:my|the|our|all|any)\\s[\\w' -]+)$",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern CLOSING = Pattern.compile("[.?!\\s]+$");

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
        .flatMap(clause -> pair(clause, locale))
        .map(clause -> lead.matcher(clause.strip()).replaceFirst(""))
        .filter(clause -> SPACES.splitAsStream(clause).count() >= FEWEST_WORDS)
        .distinct()
        .toList();
  }

  /** The same asked about each of two things. */
  private static Stream<String> pair(String clause, Locale locale) {
    Pattern pattern = PAIRS.get(locale.getLanguage());
    String open = CLOSING.matcher(clause).replaceFirst("");
    Matcher pair = pattern == null ? null : pattern.matcher(open);
    return pair != null && pair.matches()
        ? Stream.of(pair.group(1) + " " + pair.group(2), pair.group(1) + " " + pair.group(3))
        : Stream.of(clause);
  }
}
