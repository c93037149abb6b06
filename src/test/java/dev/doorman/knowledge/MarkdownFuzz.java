package dev.doorman.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whatever a file holds, it is an article, or there are problems that name its lines. */
public final class MarkdownFuzz {
  private MarkdownFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    List<Problem> problems = new ArrayList<>();
    Article article =
        ArticleParser.parse("fuzz.md", new String(data, StandardCharsets.UTF_8), problems);
    if ((article == null) == problems.isEmpty()) {
      throw new AssertionError("an article with problems, or none without: " + problems);
    }
  }
}
