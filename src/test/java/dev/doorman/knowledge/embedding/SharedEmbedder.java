package dev.doorman.knowledge.embedding;

/**
 * One embedder with the usual settings for all tests of a process, which end with it: classes ask
 * the same questions, and one that runs again finds it open.
 */
public final class SharedEmbedder {
  private static final Embedder EMBEDDER = new Embedder();

  private SharedEmbedder() {}

  public static Embedder get() {
    return EMBEDDER;
  }
}
