package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.embedding.Embedder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compares a text with the example utterances of every intent. Immutable. */
final class Classifier {
  private final Embedder embedder;
  private final Map<Intent, List<Example>> examples = new EnumMap<>(Intent.class);

  private record Example(String text, float[] vector) {}

  Classifier(Map<Intent, List<String>> utterances, Embedder embedder) {
    this.embedder = embedder;
    Map<String, float[]> vectors =
        embedder.embedAll(utterances.values().stream().flatMap(List::stream).distinct().toList());
    utterances.forEach(
        (intent, texts) ->
            examples.put(
                intent,
                vectors.entrySet().stream()
                    .filter(entry -> texts.contains(entry.getKey()))
                    .map(entry -> new Example(entry.getKey(), entry.getValue()))
                    .toList()));
  }

  /**
   * How near a text is to the nearest example of each intent: the cosine of their vectors, 1 for
   * the same words.
   */
  Map<Intent, Double> near(String text) {
    float[] vector = embedder.embed(text);
    Map<Intent, Double> near = new EnumMap<>(Intent.class);
    examples.forEach(
        (intent, all) ->
            near.put(
                intent,
                all.stream()
                    .mapToDouble(
                        example ->
                            example.text().equals(text)
                                ? 1
                                : Math.max(0, Embedder.cosine(vector, example.vector())))
                    .max()
                    .orElse(0)));
    return near;
  }
}
