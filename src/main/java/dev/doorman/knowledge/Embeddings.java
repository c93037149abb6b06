package dev.doorman.knowledge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;

/**
 * Turns texts into vectors that lie close together where the texts mean the same.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Embeddings {
  /**
   * The vector of a text, of length 1; all vectors have the same number of dimensions. Long texts
   * may count up to some length only; a blank one has no direction, and its vector is all zeros.
   *
   * @return shared with other callers: nobody may change it
   */
  float[] embed(String text);

  /**
   * The vectors of many texts, by text. They are for an index: a caller that somebody waits for is
   * better served by {@link #embed}.
   *
   * @return each shared as there
   */
  Map<String, float[]> embedAll(Collection<String> texts);

  /**
   * What one run of a model tells of a text.
   *
   * @param vector as {@link #embed} gives it
   * @param words the text's words in their context; none where the model does not tell
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Read(float[] vector, WordVectors words) {}

  /** The vectors of a text and of its words, for a question that somebody waits for. */
  default Read read(String text) {
    return new Read(embed(text), WordVectors.NONE);
  }

  /** The same of many texts, by text, for an index. */
  default Map<String, Read> readAll(Collection<String> texts) {
    Map<String, Read> reads = new LinkedHashMap<>();
    embedAll(texts).forEach((text, vector) -> reads.put(text, new Read(vector, WordVectors.NONE)));
    return reads;
  }

  /**
   * Whether this is a word of the model's language, as a whole and in lower case. Where a model
   * cannot tell, every word is.
   */
  default boolean isWord(String word) {
    return true;
  }

  /** The cosine of the angle between two vectors of {@link #embed}, from -1 to 1. */
  static double cosine(float[] one, float[] other) {
    return VectorUtil.dotProduct(one, other);
  }
}
