package dev.doorman.knowledge;

import java.util.List;

/**
 * Some of an article's blocks.
 *
 * @param section the anchor of the section that they stand in
 */
public record Excerpt(String section, List<Block> blocks) {
  public Excerpt {
    blocks = List.copyOf(blocks);
  }
}
