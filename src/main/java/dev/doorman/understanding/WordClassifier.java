package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.Likeness;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares texts by their words, in languages that the embedding model does not know. Immutable.
 */
final class WordClassifier implements Classifier {
  private final String language;
  private final Likeness likeness;

  /** For each intent its examples, by their plain text. */
  private final Map<Intent, Map<String, Likeness.Weighed>> examples = new EnumMap<>(Intent.class);

  WordClassifier(Map<Intent, List<String>> utterances, String language) {
    this.language = language;
    likeness =
        new Likeness(
            language,
            utterances.values().stream().flatMap(Collection::stream).toList(),
            List.of(),
            Likeness.Terms.ALL);
    utterances.forEach(
        (intent, texts) -> {
          Map<String, Likeness.Weighed> own = new HashMap<>();
          texts.forEach(text -> own.put(Likeness.plain(text, language), likeness.weigh(text)));
          examples.put(intent, own);
        });
  }

  @Override
  public Map<Intent, Double> near(String text) {
    String plain = Likeness.plain(text, language);
    Likeness.Weighed weighed = likeness.weigh(text);
    Map<Intent, Double> near = new EnumMap<>(Intent.class);
    examples.forEach(
        (intent, own) ->
            near.put(
                intent,
                own.containsKey(plain)
                    ? 1
                    : own.values().stream()
                        .mapToDouble(example -> likeness.between(weighed, example))
                        .max()
                        .orElse(0)));
    return near;
  }
}
