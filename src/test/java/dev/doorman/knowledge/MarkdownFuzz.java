package dev.doorman.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whatever a file holds, it is an article, or there are problems that say why not. */
public final class MarkdownFuzz {
  private MarkdownFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      Loaded loaded = KnowledgeFolder.of(Map.of("fuzz.md", text)).load();
      if (loaded.sources().isEmpty()) {
        throw new AssertionError("no article, and no word why");
      }
    } catch (KnowledgeException e) {
      if (e.problems().isEmpty()) {
        throw new AssertionError("no article, and no problem named", e);
      }
    }
  }
}
