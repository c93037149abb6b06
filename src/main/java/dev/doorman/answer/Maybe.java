package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import java.util.List;

/**
 * The articles may answer the question; it is not sure enough to say that they do.
 *
 * @param offered the sections that came nearest, the best first, each once: two or three where
 *     there are as many, for the customer to choose from
 * @param confidence that the first of them answers, from 0 to 1
 */
public record Maybe(List<Offer> offered, double confidence, List<Hit> ranked) implements Outcome {
  /** More would be a list to read. */
  public static final int MOST = 3;

  public Maybe {
    offered = List.copyOf(offered);
    ranked = List.copyOf(ranked);
    if (offered.isEmpty() || offered.size() > MOST) {
      throw new IllegalArgumentException("one to " + MOST + " sections are offered");
    }
  }
}
