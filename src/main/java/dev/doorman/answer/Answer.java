package dev.doorman.answer;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Hit;
import java.util.List;

/**
 * The articles answer the question.
 *
 * @param blocks the passages that do, word for word
 * @param citations where they stand, at least one, each section once
 */
public record Answer(
    List<Block> blocks, List<Citation> citations, double confidence, List<Hit> ranked)
    implements Outcome {
  public Answer {
    blocks = List.copyOf(blocks);
    citations = List.copyOf(citations);
    ranked = List.copyOf(ranked);
    if (blocks.isEmpty() || citations.isEmpty()) {
      throw new IllegalArgumentException("an answer has passages and a source");
    }
  }
}
