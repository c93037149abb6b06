package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.ArticleText;
import dev.doorman.knowledge.Source;
import java.util.List;

/**
 * The Markdown of an article's file.
 *
 * @param linesBefore how many lines of front matter stand above it
 */
record Body(List<String> lines, int linesBefore) {
  static Body of(Source source) {
    ArticleText text = ArticleText.of(source.text());
    return new Body(text.body(), text.linesBefore());
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
