package dev.doorman.answer;

import dev.doorman.knowledge.Block;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says answers in other words. A guest: without one, and whenever it fails, an answer is sent in
 * the articles' own words.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Rewording {
  /** After so long at the latest {@link Place#reword} returns. */
  Duration deadline();

  /**
   * A place for one call; empty where there is none to be had now, or not in this language. It must
   * be closed, used or not.
   */
  Optional<Place> place(Locale locale);

  /** A place for one call. */
  interface Place extends AutoCloseable {
    /**
     * The answer in other words, every sentence of it checked against the passages. Blocks until
     * the deadline at most.
     *
     * @param question as the customer asked it, with codes masked
     * @param draft given the text piece by piece, each as soon as it has passed its check
     * @return empty where the answer is to be sent as it is, for whatever reason; never a failure
     */
    Optional<List<Block>> reword(Source source, String question, Consumer<String> draft);

    /** Gives the place back; a call that is under way ends with nothing. From any thread. */
    @Override
    void close();
  }

  /** What may be said: an answer's passages, and where they stand. */
  record Source(List<Block> passages, List<Citation> citations) {
    public Source {
      passages = List.copyOf(passages);
      citations = List.copyOf(citations);
    }
  }

  /** No model: there is never a place. */
  record None() implements Rewording {
    @Override
    public Duration deadline() {
      return Duration.ZERO;
    }

    @Override
    public Optional<Place> place(Locale locale) {
      return Optional.empty();
    }
  }
}
