package dev.doorman.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.dialogue.Remark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is said in one language that depends on the step, or is about the chat; from the part {@code
 * remarks:} of a file of example utterances. Immutable.
 *
 * @param language of the expressions; see {@link Expressions}
 * @param cues in the order in which they are looked for
 */
record RemarkCues(String language, Map<Remark, List<Pattern>> cues) {
  RemarkCues {
    cues = new EnumMap<>(cues);
  }

  /** Reads the part {@code remarks:} of a file of example utterances. */
  static RemarkCues read(JsonNode section, Expressions expressions) {
    Map<Remark, List<Pattern>> cues = new EnumMap<>(Remark.class);
    section
        .properties()
        .forEach(
            part -> {
              List<Remark> named = known().filter(one -> one.id().equals(part.getKey())).toList();
              if (named.isEmpty()) {
                expressions
                    .fault()
                    .accept(
                        part.getKey() + ":",
                        "remarks: unknown key \"%s\"; known are %s"
                            .formatted(part.getKey(), known().map(Remark::id).toList()));
              }
              named.forEach(remark -> cues.put(remark, expressions.compiled(part.getValue())));
            });
    return new RemarkCues(expressions.language(), cues);
  }

  private static Stream<Remark> known() {
    return Stream.of(Remark.values()).filter(remark -> remark != Remark.NONE);
  }

  /** What a text says, as it was written. */
  Remark in(String text) {
    String plain = SafetyCues.plain(text, language);
    // Thumbs are no words.
    String said = plain.isEmpty() ? text.strip() : plain;
    return cues.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(cue -> cue.matcher(said).find()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Remark.NONE);
  }
}
