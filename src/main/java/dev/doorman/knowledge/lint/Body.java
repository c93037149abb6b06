package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.Source;
import java.util.List;

/**
 * The Markdown of an article's file.
 *
 * @param linesBefore how many lines of front matter stand above it
 */
record Body(List<String> lines, int linesBefore) {
  static Body of(Source source) {
    List<String> lines = source.text().lines().toList();
    int end = 1 + lines.subList(1, lines.size()).indexOf("---");
    return new Body(lines.subList(end + 1, lines.size()), end + 1);
  }

  String markdown() {
    return String.join("\n", lines);
  }

  /** The line of the file, from 1, that bears this anchor. */
  int line(String anchor) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("{#" + anchor + "}")) {
        return linesBefore + i + 1;
      }
    }
    return 1;
  }
}
