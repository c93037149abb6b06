package dev.doorman.understanding;

import dev.doorman.knowledge.Embeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares texts by their meaning, in the language of the embedding model. Immutable. */
final class MeaningClassifier<K> implements Classifier<K> {
  private final Embeddings embedder;

  /** For each kind, the vectors of its examples. */
  private final Map<K, Map<String, float[]>> examples = new HashMap<>();

  MeaningClassifier(Map<K, List<String>> utterances, Embeddings embedder) {
    this.embedder = embedder;
    Map<String, float[]> vectors =
        embedder.embedAll(utterances.values().stream().flatMap(List::stream).distinct().toList());
    utterances.forEach(
        (kind, texts) -> {
          Map<String, float[]> own = new HashMap<>(vectors);
          own.keySet().retainAll(Set.copyOf(texts));
          examples.put(kind, own);
        });
  }

  @Override
  public Map<K, Double> near(String text) {
    float[] vector = embedder.embed(text);
    Map<K, Double> near = new HashMap<>();
    examples.forEach(
        (kind, own) -> near.put(kind, own.containsKey(text) ? 1 : nearest(vector, own)));
    return near;
  }

  private static double nearest(float[] vector, Map<String, float[]> examples) {
    return examples.values().stream()
        .mapToDouble(example -> Embeddings.cosine(vector, example))
        .max()
        .orElse(0);
  }
}
