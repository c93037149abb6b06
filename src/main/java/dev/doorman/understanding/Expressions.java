package dev.doorman.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.knowledge.Likeness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles the expressions of one language that are looked for in a text without case, accents and
 * punctuation.
 *
 * <p>An expression is a regular one over whole words, in which {@code …} stands for up to five of
 * them (in Chinese, up to twelve signs) and {@code <name>} for a list.
 *
 * @param lists what {@code <name>} stands for, by its name
 * @param fault accepts each fault: the words that it is at, and what it is
 */
record Expressions(String language, Map<String, String> lists, BiConsumer<String, String> fault) {
  private static final Pattern LIST = Pattern.compile("<([a-z]+)>");
  private static final Pattern GAP = Pattern.compile("\\s*…\\s*");
  private static final String SPACED_GAP = "(?: \\S+){0,5}? ";
  private static final String CHINESE_GAP = ".{0,12}?";
  private static final String CHINESE = "zh";

  /** Lists may name lists, but not without end. */
  private static final int DEPTH = 3;

  /** The same language with more lists; those of the same name are replaced. */
  Expressions with(JsonNode more) {
    Map<String, String> all = new HashMap<>(lists);
    more.properties()
        .forEach(
            list ->
                all.put(list.getKey(), texts(list.getValue()).collect(Collectors.joining("|"))));
    return new Expressions(language, all, fault);
  }

  /** Whether words have spaces between them. */
  boolean isSpaced() {
    return !language.equals(CHINESE);
  }

  List<Pattern> compiled(JsonNode list) {
    List<Pattern> patterns = new ArrayList<>();
    texts(list).forEach(expression -> patterns.add(compile(expression)));
    return patterns;
  }

  private Pattern compile(String expression) {
    String gap = Matcher.quoteReplacement(isSpaced() ? SPACED_GAP : CHINESE_GAP);
    String joined = "(?:" + GAP.matcher(filled(expression)).replaceAll(gap) + ")";
    String whole = isSpaced() ? "(?<!\\S)" + joined + "(?:(?!\\S)|(?<=\\s))" : joined;
    return pattern(whole, expression);
  }

  /** Any one of a list of expressions; an empty list gives one that matches nothing. */
  Pattern anyOf(JsonNode list) {
    String all = texts(list).map(this::filled).collect(Collectors.joining("|"));
    return pattern(all.isEmpty() ? "(?!)" : "(?:" + all + ")", all);
  }

  private Pattern pattern(String whole, String expression) {
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
                          "(?:" + lists.getOrDefault(list.group(1), list.group()) + ")"));
    }
    return filled;
  }

  static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }
}
