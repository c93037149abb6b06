package dev.doorman.knowledge.embedding;

import java.util.concurrent.CompletableFuture;

/**
 * A text, in word pieces, that waits for what the model makes of it. Two are the same only if they
 * are one.
 */
final class Job {
  private final long[] pieces;
  private final CompletableFuture<float[]> vector = new CompletableFuture<>();
  private final long since;

  /**
   * @param since when it was handed in, by {@link System#nanoTime}
   */
  Job(long[] pieces, long since) {
    this.pieces = pieces;
    this.since = since;
  }

  long[] pieces() {
    return pieces;
  }

  int length() {
    return pieces.length;
  }

  CompletableFuture<float[]> vector() {
    return vector;
  }

  long since() {
    return since;
  }
}
