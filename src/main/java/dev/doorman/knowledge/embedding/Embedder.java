package dev.doorman.knowledge.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doorman.base.RetriableException;
import dev.doorman.knowledge.Embeddings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Embeds sentences with a model in this process.
 *
 * <p>Texts that several callers ask for at the same time are embedded together, on threads of the
 * embedder's own; the same text is embedded once, and the vectors of questions are kept. A text has
 * the same vector whatever it is embedded together with. Questions ({@link #embed}) go before texts
 * of the index ({@link #embedAll}).
 *
 * <h2>Errors</h2>
 *
 * {@link RetriableException} where more questions wait than may, where the caller is interrupted
 * (it stays so), and where the embedder is closed meanwhile; {@link IllegalStateException} once it
 * is closed, and where the model fails.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads, virtual ones too.
 */
public final class Embedder implements Embeddings, AutoCloseable {
  /** Of every vector. */
  public static final int DIMENSIONS = 384;

  /**
   * Of a question so many word pieces count from its start, and from its end: about fifty words in
   * all, and some 5 ms of a core. What somebody wants stands at one end of what they write.
   */
  static final int FIRST_PIECES = 40;

  static final int LAST_PIECES = 24;

  /** A question of this many characters takes as much room in the cache as a vector of its own. */
  private static final int CACHED_LENGTH = 400;

  /** The word pieces that mark start and end; a text of no others has nothing to embed. */
  private static final int MARKS = 2;

  private final WordPieces wordPieces;
  private final Vocabulary vocabulary;
  private final Encoder encoder;
  private final Batcher batcher;
  private final AsyncCache<String, float[]> cache;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * How an embedder works.
   *
   * @param threads that the model runs on
   * @param waiting so many questions may wait
   * @param cached so many questions' vectors are kept
   */
  public record Settings(
      EmbeddingModel model, int threads, int waiting, int cached, EmbeddingListener listener) {
    private static final int MOST_THREADS = 16;
    private static final int WAITING = 2_000;
    private static final int CACHED = 10_000;

    public Settings {
      if (threads < 1 || waiting < 1 || cached < 0) {
        throw new IllegalArgumentException("an embedder needs threads and room to wait");
      }
    }

    /** One thread for each core, as far as 16. */
    public static Settings usual() {
      return new Settings(
          EmbeddingModel.BGE_SMALL_EN_V15, usualThreads(), WAITING, CACHED, EmbeddingListener.NONE);
    }

    public static Settings of(EmbeddingConfig config, EmbeddingListener listener) {
      return new Settings(
          EmbeddingModel.BGE_SMALL_EN_V15,
          config.threads().orElse(usualThreads()),
          config.waiting(),
          config.cached(),
          listener);
    }

    private static int usualThreads() {
      return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }
  }

  /** Loads the usual model with the usual settings. */
  public Embedder() {
    this(Settings.usual());
  }

  /** Loads the model; this takes about half a second and 100 MB. */
  public Embedder(Settings settings) {
    EmbeddingModel model = settings.model();
    encoder = new Encoder(RowScales.in(model.weights()), model.pooling());
    byte[] description = model.wordPieces();
    wordPieces = new WordPieces(description);
    vocabulary = new Vocabulary(description);
    batcher = new Batcher(encoder, settings.threads(), settings.waiting(), settings.listener());
    cache =
        Caffeine.newBuilder()
            .maximumWeight(settings.cached())
            .weigher((String text, float[] vector) -> 1 + text.length() / CACHED_LENGTH)
            .executor(Runnable::run)
            .buildAsync();
  }

  @Override
  public float[] embed(String text) {
    return await(cache.get(text, (missing, executor) -> question(missing)));
  }

  @Override
  public Map<String, float[]> embedAll(Collection<String> texts) {
    Map<String, CompletableFuture<float[]>> started = new HashMap<>();
    // Those of about the same length come behind each other, so that they fit into one batch.
    texts.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length))
        .forEach(text -> started.put(text, whole(text)));
    Map<String, float[]> vectors = new LinkedHashMap<>();
    for (String text : texts) {
      CompletableFuture<float[]> vector = started.remove(text);
      if (vector != null) {
        vectors.put(text, await(vector));
      }
    }
    return vectors;
  }

  @Override
  public boolean isWord(String word) {
    return vocabulary.contains(word);
  }

  /** How many questions wait for a thread. */
  public int waiting() {
    return batcher.waiting();
  }

  private CompletableFuture<float[]> question(String text) {
    long[] pieces = wordPieces.ends(text, FIRST_PIECES, LAST_PIECES);
    return pieces.length == MARKS
        ? CompletableFuture.completedFuture(new float[DIMENSIONS])
        : batcher.question(pieces).thenApply(vector -> direction(List.of(pieces), List.of(vector)));
  }

  /** A text of the index counts to its end, in parts. */
  private CompletableFuture<float[]> whole(String text) {
    List<long[]> parts = wordPieces.of(text);
    if (parts.getFirst().length == MARKS) {
      return CompletableFuture.completedFuture(new float[DIMENSIONS]);
    }
    List<CompletableFuture<float[]>> vectors = new ArrayList<>();
    parts.forEach(part -> vectors.add(batcher.other(part)));
    return CompletableFuture.allOf(vectors.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> direction(parts, vectors.stream().map(CompletableFuture::join).toList()));
  }

  /** The mean of the parts' vectors, each counting by its length, brought to length 1. */
  private static float[] direction(List<long[]> parts, List<float[]> vectors) {
    float[] sum = new float[DIMENSIONS];
    for (int part = 0; part < parts.size(); part++) {
      int weight = parts.get(part).length - MARKS;
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += weight * vectors.get(part)[i];
      }
    }
    double square = 0;
    for (float value : sum) {
      square += value * value;
    }
    float length = (float) Math.sqrt(square);
    for (int i = 0; i < DIMENSIONS; i++) {
      sum[i] /= length;
    }
    return sum;
  }

  private static float[] await(CompletableFuture<float[]> vector) {
    try {
      return vector.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted while a text was embedded", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException later) {
        throw new RetriableException(
            "a text was not embedded", later.retryAfter().orElse(null), later);
      }
      throw new IllegalStateException("a text could not be embedded", e.getCause());
    }
  }

  /** Ends the batches that run, fails what waits, and frees the model. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      batcher.close();
      wordPieces.close();
      encoder.close();
    }
  }
}
