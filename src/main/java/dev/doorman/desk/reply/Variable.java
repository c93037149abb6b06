package dev.doorman.desk.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a canned reply can have filled in, written as {@code {customer}}. */
public enum Variable {
  /** The address that the customer left; Doorman knows no names. */
  CUSTOMER,
  /** The agent's name as customers read it. */
  AGENT,
  /** The reference of the customer's latest deletion request. */
  REFERENCE,
  /** The address of the page that the chat was begun on. */
  PAGE;

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /** As it is written in a reply. */
  public String written() {
    return "{" + id() + "}";
  }

  /** As on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, for people. */
  static String all() {
    return Arrays.stream(values()).map(Variable::written).collect(Collectors.joining(", "));
  }

  /** What is written in braces in a text and is none of them, as it is written. */
  static List<String> unknownIn(String text) {
    List<String> known = Arrays.stream(values()).map(Variable::written).toList();
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(place -> !known.contains(place))
        .distinct()
        .toList();
  }

  /**
   * A text with all filled in that is known.
   *
   * @param missing what is not known, and so still stands in the text
   */
  public record Filled(String text, List<String> missing) {
    public Filled {
      missing = List.copyOf(missing);
    }
  }

  /** Fills a reply in. What is filled in is not looked at again. */
  static Filled fill(String text, Map<Variable, String> values) {
    var missing = new TreeSet<String>();
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  String value =
                      Arrays.stream(values())
                          .filter(one -> one.written().equals(place.group()))
                          .map(one -> values.getOrDefault(one, ""))
                          .collect(Collectors.joining());
                  if (value.isEmpty()) {
                    missing.add(place.group(1));
                  }
                  return Matcher.quoteReplacement(value.isEmpty() ? place.group() : value);
                });
    return new Filled(filled, List.copyOf(missing));
  }
}
