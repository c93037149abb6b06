package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.Embeddings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares texts by their meaning, in the language of the embedding model. Immutable. */
final class MeaningClassifier implements Classifier {
  private final Embeddings embedder;

  /** For each intent, the vectors of its examples. */
  private final Map<Intent, Map<String, float[]>> examples = new EnumMap<>(Intent.class);

  MeaningClassifier(Map<Intent, List<String>> utterances, Embeddings embedder) {
    this.embedder = embedder;
    Map<String, float[]> vectors =
        embedder.embedAll(utterances.values().stream().flatMap(List::stream).distinct().toList());
    utterances.forEach(
        (intent, texts) -> {
          Map<String, float[]> own = new HashMap<>(vectors);
          own.keySet().retainAll(Set.copyOf(texts));
          examples.put(intent, own);
        });
  }

  @Override
  public Map<Intent, Double> near(String text) {
    float[] vector = embedder.embed(text);
    Map<Intent, Double> near = new EnumMap<>(Intent.class);
    examples.forEach(
        (intent, own) -> near.put(intent, own.containsKey(text) ? 1 : nearest(vector, own)));
    return near;
  }

  private static double nearest(float[] vector, Map<String, float[]> examples) {
    return examples.values().stream()
        .mapToDouble(example -> Embeddings.cosine(vector, example))
        .max()
        .orElse(0);
  }
}
