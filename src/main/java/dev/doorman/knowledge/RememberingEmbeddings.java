package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the vectors of texts that were embedded before from memory, and the others from the model.
 *
 * <p>Only what {@link #embedAll} and {@link #readAll} are asked for is remembered: texts of
 * articles and examples. Questions go to the model as they are.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class RememberingEmbeddings implements Embeddings {
  private final Embeddings model;
  private final Map<String, Read> asked = new ConcurrentHashMap<>();
  private final AtomicInteger embedded = new AtomicInteger();
  private volatile Map<String, Read> before;

  /**
   * @param before what was read, by text, as an earlier one's {@link #reads} gave it
   */
  public RememberingEmbeddings(Embeddings model, Map<String, Read> before) {
    this.model = model;
    this.before = Map.copyOf(before);
  }

  @Override
  public float[] embed(String text) {
    return model.embed(text);
  }

  @Override
  public Read read(String text) {
    return model.read(text);
  }

  @Override
  public Map<String, float[]> embedAll(Collection<String> texts) {
    List<String> missing = missing(texts, false);
    Map<String, float[]> made = model.embedAll(missing);
    embedded.addAndGet(made.size());
    made.forEach((text, vector) -> asked.put(text, new Read(vector, WordVectors.UNREAD)));
    Map<String, float[]> vectors = new LinkedHashMap<>();
    found(texts).forEach((text, read) -> vectors.put(text, read.vector()));
    return vectors;
  }

  @Override
  public Map<String, Read> readAll(Collection<String> texts) {
    List<String> missing = missing(texts, true);
    Map<String, Read> made = model.readAll(missing);
    embedded.addAndGet(made.size());
    asked.putAll(made);
    return found(texts);
  }

  private List<String> missing(Collection<String> texts, boolean withWords) {
    List<String> missing = new ArrayList<>();
    for (String text : texts) {
      Read known = asked.getOrDefault(text, before.get(text));
      if (known != null && !(withWords && known.words() == WordVectors.UNREAD)) {
        asked.put(text, known);
      } else {
        missing.add(text);
      }
    }
    return missing;
  }

  private Map<String, Read> found(Collection<String> texts) {
    Map<String, Read> found = new LinkedHashMap<>();
    texts.forEach(text -> found.put(text, Objects.requireNonNull(asked.get(text))));
    return found;
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
   * What was read of all texts asked for. That from before which nobody asked for is let go, so
   * that memory does not grow from edit to edit.
   */
  public Map<String, Read> reads() {
    before = Map.of();
    return Map.copyOf(asked);
  }
}
