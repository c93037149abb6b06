package dev.doorman.knowledge.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lines of the lists of off-topic examples and of questions that are not answered which ask
 * for a section by its heading. The heading wins, so that such a line only confuses its reader.
 */
final class HeadingCheck {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern FILE = Pattern.compile("intents/([A-Za-z-]+)\\.yaml");

  private final SearchIndex index;

  HeadingCheck(SearchIndex index) {
    this.index = index;
  }

  /** The off-topic examples of every language. */
  List<Problem> hints(KnowledgeFolder folder) {
    List<Problem> hints = new ArrayList<>();
    folder
        .intents()
        .forEach(
            (file, text) -> {
              Matcher name = FILE.matcher(file);
              if (name.matches()) {
                for (JsonNode line : offTopic(text)) {
                  Locale locale = Locale.forLanguageTag(name.group(1));
                  hints.addAll(hints(file, text, line.asText(), locale, "off-topic"));
                }
              }
            });
    return hints;
  }

  /** The questions that an article says it does not answer. */
  List<Problem> hints(Source source) {
    return source.article().unanswered().stream()
        .flatMap(
            line ->
                hints(source.file(), source.text(), line, source.article().locale(), "unanswered")
                    .stream())
        .toList();
  }

  private List<Problem> hints(String file, String text, String line, Locale locale, String list) {
    return index.named(line, locale).stream()
        .map(SectionRef::section)
        .map(
            section ->
                new Problem(
                    file,
                    lineOf(line, text),
                    "\"%s\" is listed under %s, and there is a section \"%s\", which is answered; take the line out"
                        .formatted(line, list, section.heading())))
        .toList();
  }

  /** The line of the file, from 1; 0 where it is written in another way. */
  private static int lineOf(String line, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(line)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Faults of the file are found where it is read to be used. */
  private static JsonNode offTopic(String text) {
    try {
      return YAML.readTree(text).path("intents").path("off-topic");
    } catch (JsonProcessingException e) {
      return YAML.createArrayNode();
    }
  }
}
