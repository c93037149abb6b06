package dev.doorman.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.dialogue.Safety;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the part {@code safety:} of a file of example utterances. */
final class SafetyReader {
  private static final String WORDS = "words";
  private static final String HARMLESS = "harmless";
  private static final String EXAMPLES = "examples";

  private final Expressions expressions;

  private SafetyReader(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * What the part holds.
   *
   * @param expressions compiles its expressions, with the lists that the file has for all its parts
   */
  static SafetyCues read(JsonNode section, Expressions expressions) {
    return new SafetyReader(expressions.with(section.path(WORDS))).content(section);
  }

  private SafetyCues content(JsonNode section) {
    Map<Safety, List<Pattern>> cues = new EnumMap<>(Safety.class);
    section
        .properties()
        .forEach(
            part -> {
              String key = part.getKey();
              if (!List.of(WORDS, HARMLESS, EXAMPLES).contains(key)) {
                danger(key)
                    .forEach(safety -> cues.put(safety, expressions.compiled(part.getValue())));
              }
            });
    String language = expressions.language();
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
                                Expressions.texts(part.getValue())
                                    .map(said -> SafetyCues.plain(said, language))
                                    .toList())));
    return new SafetyCues(language, expressions.compiled(section.path(HARMLESS)), cues, examples);
  }

  private List<Safety> danger(String key) {
    List<Safety> found =
        Stream.of(Safety.values()).filter(one -> !one.isNone() && key(one).equals(key)).toList();
    if (found.isEmpty()) {
      List<String> known = Stream.of(Safety.values()).map(SafetyReader::key).skip(1).toList();
      expressions
          .fault()
          .accept(key + ":", "safety: unknown key \"" + key + "\"; known are " + known);
    }
    return found;
  }

  private static String key(Safety safety) {
    return safety.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
