package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import java.util.List;

/** What the articles say to a question. */
public sealed interface Outcome permits Answer, Maybe, Unknown {
  /** How sure it is that the articles answer the question, from 0 to 1. */
  double confidence();

  /** The sections that came nearest, the best first, also where none of them answers. */
  List<Hit> ranked();
}
