package dev.doorman.knowledge;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Traditional Chinese in simplified signs, by ICU's rules (CLDR's Hant-Hans). ICU itself tries some
 * sixteen rules for each sign, which takes 2 µs; a long text is converted several times, so the
 * rules are looked up by their first sign here.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless.
 */
final class SimplifiedChinese {
  private static final Pattern RULE = Pattern.compile("([^ ]+) > ([^ ]+);");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|U([0-9A-F]{8}))");

  private SimplifiedChinese() {}

  /** A text in simplified signs; all that is not Chinese stays. */
  static String of(String text) {
    if (text.codePoints().noneMatch(Rules.BY_FIRST::containsKey)) {
      return text;
    }
    var simplified = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int sign = text.codePointAt(at);
      Rule rule = rule(text, at, sign);
      if (rule == null) {
        simplified.appendCodePoint(sign);
        at += Character.charCount(sign);
      } else {
        simplified.append(rule.to());
        at += rule.from().length();
      }
    }
    return simplified.toString();
  }

  private static @Nullable Rule rule(String text, int at, int sign) {
    for (Rule rule : Rules.BY_FIRST.getOrDefault(sign, List.of())) {
      if (text.startsWith(rule.from(), at)) {
        return rule;
      }
    }
    return null;
  }

  private record Rule(String from, String to) {}

  /** Read when they are first needed, which takes about 100 ms. */
  private static final class Rules {
    /** In ICU's order, in which the first that fits counts. */
    static final Map<Integer, List<Rule>> BY_FIRST = read();

    private static Map<Integer, List<Rule>> read() {
      Map<Integer, List<Rule>> rules = new HashMap<>();
      Transliterator.getInstance("Traditional-Simplified")
          .toRules(true)
          .lines()
          .map(RULE::matcher)
          .filter(Matcher::matches)
          .map(rule -> new Rule(unescaped(rule.group(1)), unescaped(rule.group(2))))
          .forEach(
              rule ->
                  rules
                      .computeIfAbsent(rule.from().codePointAt(0), sign -> new ArrayList<>())
                      .add(rule));
      return Map.copyOf(rules);
    }

    private static String unescaped(String text) {
      return ESCAPE
          .matcher(text)
          .replaceAll(
              escape ->
                  Character.toString(
                      Integer.parseInt(
                          escape.group(1) == null ? escape.group(2) : escape.group(1), 16)));
    }
  }
}
