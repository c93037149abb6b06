package dev.doorman.understanding;

import dev.doorman.knowledge.Likeness;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares texts by their words, in languages that the embedding model does not know. Immutable.
 */
final class WordClassifier<K> implements Classifier<K> {
  private final Likeness likeness;

  /** For each kind its examples, by their plain text. */
  private final Map<K, Map<String, Likeness.Weighed>> examples = new HashMap<>();

  WordClassifier(Map<K, List<String>> utterances, String language) {
    likeness =
        new Likeness(
            language,
            utterances.values().stream().flatMap(Collection::stream).toList(),
            List.of(),
            Likeness.Terms.ALL);
    utterances.forEach(
        (kind, texts) -> {
          Map<String, Likeness.Weighed> own = new HashMap<>();
          texts.forEach(text -> own.put(likeness.standard(text), likeness.weigh(text)));
          examples.put(kind, own);
        });
  }

  @Override
  public Map<K, Double> near(String text) {
    String plain = likeness.standard(text);
    Likeness.Weighed weighed = likeness.weigh(text);
    Map<K, Double> near = new HashMap<>();
    examples.forEach(
        (kind, own) ->
            near.put(
                kind,
                own.containsKey(plain)
                    ? 1
                    : own.values().stream()
                        .mapToDouble(example -> likeness.between(weighed, example))
                        .max()
                        .orElse(0)));
    return near;
  }
}
