package dev.doorman.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One section of an article: what a citation points to.
 *
 * @param anchor its name in the article's address
 * @param heading as plain text
 * @param title the heading with its links and marks
 * @param blocks all it says, sub-headings as paragraphs in strong type
 * @param parts what the anchors within the section stand for, in the order of the text
 */
public record Section(
    String anchor,
    String heading,
    List<Span> title,
    List<Block> blocks,
    Map<String, List<Block>> parts) {
  /** A section whose heading is plain text. */
  public Section(
      String anchor, String heading, List<Block> blocks, Map<String, List<Block>> parts) {
    this(anchor, heading, List.of(Span.plain(heading)), blocks, parts);
  }

  public Section {
    title = List.copyOf(title);
    blocks = List.copyOf(blocks);
    Map<String, List<Block>> ordered = new LinkedHashMap<>();
    parts.forEach((name, part) -> ordered.put(name, List.copyOf(part)));
    parts = Collections.unmodifiableMap(ordered);
  }
}
