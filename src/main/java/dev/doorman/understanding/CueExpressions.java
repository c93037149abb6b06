package dev.doorman.understanding;

import dev.doorman.knowledge.Likeness;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Compiles the expressions of one language.
 *
 * <p>An expression is a regular one over whole words, in which {@code …} stands for up to five of
 * them (in Chinese, up to twelve signs) and {@code <name>} for a list. It is looked for in texts in
 * the form of {@link SafetyCues#plain}.
 *
 * @param words the lists, each as alternatives
 * @param fault gets each fault: the words that it is at, and what it is
 */
record CueExpressions(
    String language, Map<String, String> words, BiConsumer<String, String> fault) {
  private static final Pattern LIST = Pattern.compile("<([a-z]+)>");
  private static final Pattern GAP = Pattern.compile("\\s*…\\s*");
  private static final String SPACED_GAP = "(?: \\S+){0,5}? ";
  private static final String CHINESE_GAP = ".{0,12}?";

  /** Lists may name lists, but not without end. */
  private static final int DEPTH = 3;

  CueExpressions {
    words = Map.copyOf(words);
  }

  /** The expression, or one that is found nowhere and a fault. */
  Pattern compile(String expression) {
    boolean spaced = !language.equals("zh");
    String gap = Matcher.quoteReplacement(spaced ? SPACED_GAP : CHINESE_GAP);
    String joined = "(?:" + GAP.matcher(filled(expression)).replaceAll(gap) + ")";
    String whole = spaced ? "(?<!\\S)" + joined + "(?:(?!\\S)|(?<=\\s))" : joined;
    try {
      return Pattern.compile(Likeness.folded(whole, language), Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      fault.accept(
          expression, "no regular expression: " + e.getDescription() + " in " + expression);
      return Pattern.compile("(?!)");
    }
  }

  private String filled(String expression) {
    String filled = expression;
    for (int i = 0; i < DEPTH; i++) {
      filled =
          LIST.matcher(filled)
              .replaceAll(
                  list ->
                      Matcher.quoteReplacement(
                          "(?:" + words.getOrDefault(list.group(1), list.group()) + ")"));
    }
    return filled;
  }
}
