package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import java.util.List;

/** The articles do not answer the question. */
public record Unknown(double confidence, List<Hit> ranked) implements Outcome {
  public Unknown {
    ranked = List.copyOf(ranked);
  }
}
