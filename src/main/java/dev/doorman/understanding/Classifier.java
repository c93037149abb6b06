package dev.doorman.understanding;

import java.util.Map;

/**
 * Compares a text with the example utterances of every kind. Safe for use by several threads.
 *
 * @param <K> the kinds, as the intents are
 */
interface Classifier<K> {
  /**
   * How near a text is to the nearest example of each kind, on the scale of the embedding model's
   * cosines; 1 for the same words. The map may be changed.
   */
  Map<K, Double> near(String text);
}
