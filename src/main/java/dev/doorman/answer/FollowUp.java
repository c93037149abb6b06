package dev.doorman.answer;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells a text that leans on what was said before it: "and on the website?". */
final class FollowUp {
  private static final Map<String, Pattern> LEANS =
      Map.of(
          "en",
          Pattern.compile(
              "^(?:and|but|or|also|so|then|what about|how about|same (?:for|on|with))\\b"
                  + "|\\b(?:it|that|this|those|these|they|them|there|then|one|ones|both)\\b",
              Pattern.CASE_INSENSITIVE));

  private static final Pattern OPENING =
      Pattern.compile("^(?:and|but|or|also|so|then)\\s+", Pattern.CASE_INSENSITIVE);

  /** A text of fewer words seldom says what it is about. */
  private static final int WORDS = 4;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private FollowUp() {}

  static boolean leans(String text, Locale locale) {
    Pattern pattern = LEANS.get(locale.getLanguage());
    return SPACES.splitAsStream(text.strip()).count() < WORDS
        || (pattern != null && pattern.matcher(text.strip()).find());
  }

  /** The text behind what was asked before, as one question. */
  static String joined(String before, String text) {
    return before.strip() + " " + OPENING.matcher(text.strip()).replaceFirst("");
  }
}
