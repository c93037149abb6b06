package dev.doorman.knowledge;

/**
 * Turns texts into vectors that lie close together where the texts mean the same.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Embeddings {
  /** The vector of a text, of length 1; all vectors have the same number of dimensions. */
  float[] embed(String text);
}
