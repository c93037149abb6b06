package dev.doorman.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.dialogue.Safety;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the part {@code safety:} of a file of example utterances; its expressions are {@link
 * CueExpressions}.
 */
final class SafetyReader {
  private static final String WORDS = "words";
  private static final String HARMLESS = "harmless";
  private static final String EXAMPLES = "examples";

  private final String language;
  private final CueExpressions expressions;
  private final BiConsumer<String, String> fault;

  private SafetyReader(
      String language, Map<String, String> words, BiConsumer<String, String> fault) {
    this.language = language;
    this.expressions = new CueExpressions(language, words, fault);
    this.fault = fault;
  }

  /**
   * What the part holds.
   *
   * @param lists those that the file has for all its parts
   * @param fault is told each fault: the words that it is at, and what it is
   */
  static SafetyCues read(
      JsonNode section,
      String language,
      Map<String, String> lists,
      BiConsumer<String, String> fault) {
    Map<String, String> words = new HashMap<>(lists);
    section
        .path(WORDS)
        .properties()
        .forEach(
            list ->
                words.put(list.getKey(), texts(list.getValue()).collect(Collectors.joining("|"))));
    return new SafetyReader(language, words, fault).content(section);
  }

  private SafetyCues content(JsonNode section) {
    Map<Safety, List<Pattern>> cues = new EnumMap<>(Safety.class);
    section
        .properties()
        .forEach(
            part -> {
              String key = part.getKey();
              if (!List.of(WORDS, HARMLESS, EXAMPLES).contains(key)) {
                danger(key).forEach(safety -> cues.put(safety, compiled(part.getValue())));
              }
            });
    Map<Safety, List<String>> examples = new EnumMap<>(Safety.class);
    section
        .path(EXAMPLES)
        .properties()
        .forEach(
            part ->
                danger(part.getKey())
                    .forEach(
                        safety ->
                            examples.put(
                                safety,
                                texts(part.getValue())
                                    .map(said -> SafetyCues.plain(said, language))
                                    .toList())));
    return new SafetyCues(language, compiled(section.path(HARMLESS)), cues, examples);
  }

  private List<Safety> danger(String key) {
    List<Safety> found =
        Stream.of(Safety.values()).filter(one -> !one.isNone() && key(one).equals(key)).toList();
    if (found.isEmpty()) {
      List<String> known = Stream.of(Safety.values()).map(SafetyReader::key).skip(1).toList();
      fault.accept(key + ":", "safety: unknown key \"" + key + "\"; known are " + known);
    }
    return found;
  }

  private static String key(Safety safety) {
    return safety.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<Pattern> compiled(JsonNode list) {
    List<Pattern> patterns = new ArrayList<>();
    texts(list).forEach(expression -> patterns.add(expressions.compile(expression)));
    return patterns;
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }
}
