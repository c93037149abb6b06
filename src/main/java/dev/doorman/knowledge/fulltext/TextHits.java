package dev.doorman.knowledge.fulltext;

import java.util.List;

/**
 * What a search found.
 *
 * @param complete whether each of the sections has all of the words; else they have half or more
 * @param hits best first
 */
public record TextHits(boolean complete, List<TextHit> hits) {
  static final TextHits NONE = new TextHits(false, List.of());

  public TextHits {
    hits = List.copyOf(hits);
  }
}
