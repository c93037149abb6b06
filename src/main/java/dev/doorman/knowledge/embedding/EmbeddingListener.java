package dev.doorman.knowledge.embedding;

import java.time.Duration;

/**
 * Is told what an {@link Embedder} does, for metrics. Called on the embedder's threads, and {@link
 * #asked} on the asker's; it has to be quick, safe for several threads, and must not throw.
 */
public interface EmbeddingListener {
  /** Listens to nothing. */
  EmbeddingListener NONE =
      new EmbeddingListener() {
        @Override
        public void embedded(int texts, Duration waited, Duration took) {}

        @Override
        public void refused() {}
      };

  /** A text of a question is not known yet and goes to the model; called on the asker's thread. */
  default void asked() {}

  /**
   * A batch was embedded.
   *
   * @param texts how many were in it
   * @param waited for how long the one that waited longest did so
   * @param took for how long the model ran
   */
  void embedded(int texts, Duration waited, Duration took);

  /** A question was refused, because too many wait. */
  void refused();
}
