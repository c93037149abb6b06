package dev.doorman.knowledge;

/**
 * What the articles say now; they change while Doorman runs.
 *
 * <p>Whoever serves a request takes one snapshot and stays with it, so that no answer is made of
 * two states of the articles.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads, and answer at once.
 */
@FunctionalInterface
public interface Knowledge {
  Snapshot now();
}
