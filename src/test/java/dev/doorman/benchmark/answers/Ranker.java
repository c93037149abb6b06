package dev.doorman.benchmark.answers;

import java.util.List;

/** Something that names the documents that fit a question. */
interface Ranker extends AutoCloseable {
  /** A document and how well it fits, on a scale of the ranker's own. */
  record Scored(String id, double score) {}

  /** The best documents first, each once. */
  List<Scored> rank(String question);

  /** How sure it is that the documents answer the question, on a scale of its own. */
  default double confidence(String question) {
    return rank(question).stream().mapToDouble(Scored::score).findFirst().orElse(0);
  }

  @Override
  default void close() {}
}
