package dev.doorman.knowledge.lint;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.doorman.knowledge.ArticleText;
import dev.doorman.knowledge.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Where in an article's file its example questions stand. */
final class QuestionLines {
  private static final YAMLFactory YAML = new YAMLFactory();

  private QuestionLines() {}

  /**
   * An example question.
   *
   * @param anchor of the section or part that it is listed under
   * @param line of the file, from 1
   */
  record Listed(String anchor, String question, int line) {}

  static List<Listed> of(Source source) {
    String matter = String.join("\n", ArticleText.of(source.text()).matter());
    List<Listed> listed = new ArrayList<>();
    try (YAMLParser parser = YAML.createParser(matter)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean questions = parser.currentName().equals("questions");
        parser.nextToken();
        if (questions) {
          read(parser, listed);
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listed;
  }

  /** The front matter was read before, so it has the form that it should have. */
  private static void read(YAMLParser parser, List<Listed> listed) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String anchor = parser.currentName();
      JsonToken token = parser.nextToken();
      boolean isList = token == JsonToken.START_ARRAY;
      if (isList) {
        token = parser.nextToken();
      }
      while (token != JsonToken.END_ARRAY) {
        // The front matter begins on the file's second line.
        listed.add(
            new Listed(anchor, parser.getText(), parser.currentTokenLocation().getLineNr() + 1));
        token = isList ? parser.nextToken() : JsonToken.END_ARRAY;
      }
    }
  }
}
