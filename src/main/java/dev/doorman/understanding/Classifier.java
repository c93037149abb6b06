package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import java.util.Map;

/** Compares a text with the example utterances of every intent. Safe for use by several threads. */
interface Classifier {
  /**
   * How near a text is to the nearest example of each intent, on the scale of the embedding model's
   * cosines; 1 for the same words.
   */
  Map<Intent, Double> near(String text);
}
