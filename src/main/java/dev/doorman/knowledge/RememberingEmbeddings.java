package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the vectors of texts that were embedded before from memory, and the others from the model.
 *
 * <p>Only what {@link #embedAll} is asked for is remembered: texts of articles and examples.
 * Questions go to the model as they are.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class RememberingEmbeddings implements Embeddings {
  private final Embeddings model;
  private final Map<String, float[]> asked = new ConcurrentHashMap<>();
  private final AtomicInteger embedded = new AtomicInteger();
  private volatile Map<String, float[]> before;

  /**
   * @param before vectors by text, as an earlier one's {@link #vectors} gave them
   */
  public RememberingEmbeddings(Embeddings model, Map<String, float[]> before) {
    this.model = model;
    this.before = Map.copyOf(before);
  }

  @Override
  public float[] embed(String text) {
    return model.embed(text);
  }

  @Override
  public Map<String, float[]> embedAll(Collection<String> texts) {
    List<String> missing = new ArrayList<>();
    for (String text : texts) {
      float[] known = before.get(text);
      if (known != null) {
        asked.put(text, known);
      } else if (!asked.containsKey(text)) {
        missing.add(text);
      }
    }
    Map<String, float[]> made = model.embedAll(missing);
    embedded.addAndGet(made.size());
    asked.putAll(made);
    Map<String, float[]> vectors = new LinkedHashMap<>();
    for (String text : texts) {
      float[] vector = asked.get(text);
      if (vector != null) {
        vectors.put(text, vector);
      }
    }
    return vectors;
  }

  @Override
  public boolean isWord(String word) {
    return model.isWord(word);
  }

  /** How many texts the model had to embed. */
  public int embedded() {
    return embedded.get();
  }

  /**
   * The vectors of all texts asked for. Vectors from before that nobody asked for are let go, so
   * that memory does not grow from edit to edit.
   */
  public Map<String, float[]> vectors() {
    before = Map.of();
    return Map.copyOf(asked);
  }
}
