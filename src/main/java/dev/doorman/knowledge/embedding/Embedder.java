package dev.doorman.knowledge.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doorman.base.RetriableException;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.WordVectors;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** The word pieces that mark start and end; a text of no others has nothing to embed. */
  private static final int MARKS = 2;

  private final WordPieces wordPieces;
  private final Vocabulary vocabulary;
  private final Encoder encoder;
  private final Batcher batcher;
  private final Pooling pooling;
  private final AsyncCache<String, Read> cache;
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
    encoder = new Encoder(RowScales.in(model.weights()));
    pooling = model.pooling();
    byte[] description = model.wordPieces();
    wordPieces = new WordPieces(description);
    vocabulary = new Vocabulary(description);
    batcher = new Batcher(encoder, settings.threads(), settings.waiting(), settings.listener());
    cache =
        Caffeine.newBuilder().maximumSize(settings.cached()).executor(Runnable::run).buildAsync();
  }

  @Override
  public float[] embed(String text) {
    return read(text).vector();
  }

  @Override
  public Read read(String text) {
    return await(cache.get(text, (missing, executor) -> read(missing, batcher::question, true)));
  }

  @Override
  public Map<String, float[]> embedAll(Collection<String> texts) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    readAll(texts, false).forEach((text, read) -> vectors.put(text, read.vector()));
    return vectors;
  }

  @Override
  public Map<String, Read> readAll(Collection<String> texts) {
    return readAll(texts, true);
  }

  private Map<String, Read> readAll(Collection<String> texts, boolean withWords) {
    Map<String, CompletableFuture<Read>> started = new HashMap<>();
    // Those of about the same length come behind each other, so that they fit into one batch.
    texts.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length))
        .forEach(text -> started.put(text, read(text, batcher::other, withWords)));
    Map<String, Read> reads = new LinkedHashMap<>();
    for (String text : texts) {
      CompletableFuture<Read> read = started.remove(text);
      if (read != null) {
        reads.put(text, await(read));
      }
    }
    return reads;
  }

  @Override
  public boolean isWord(String word) {
    return vocabulary.contains(word);
  }

  /** How many questions wait for a thread. */
  public int waiting() {
    return batcher.waiting();
  }

  private interface Queue {
    CompletableFuture<float[]> add(long[] pieces);
  }

  private CompletableFuture<Read> read(String text, Queue queue, boolean withWords) {
    List<long[]> parts = wordPieces.of(text);
    if (parts.getFirst().length == MARKS) {
      return CompletableFuture.completedFuture(new Read(new float[DIMENSIONS], WordVectors.NONE));
    }
    List<CompletableFuture<float[]>> hidden = new ArrayList<>();
    parts.forEach(part -> hidden.add(queue.add(part)));
    return CompletableFuture.allOf(hidden.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> read(parts, hidden.stream().map(CompletableFuture::join).toList(), withWords));
  }

  /**
   * @param hidden the vectors of each part's word pieces
   */
  private Read read(List<long[]> parts, List<float[]> hidden, boolean withWords) {
    List<float[]> vectors = new ArrayList<>();
    List<WordVectors> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      long[] part = parts.get(i);
      vectors.add(pooling.of(hidden.get(i), 0, part.length, DIMENSIONS));
      if (withWords) {
        List<String> names =
            Arrays.stream(part, 1, part.length - 1).mapToObj(vocabulary::piece).toList();
        words.add(WordVectors.of(names, hidden.get(i), DIMENSIONS, DIMENSIONS));
      }
    }
    return new Read(
        direction(parts, vectors),
        words.size() == 1 ? words.getFirst() : WordVectors.joined(words));
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

  private static Read await(CompletableFuture<Read> read) {
    try {
      return read.get();
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
