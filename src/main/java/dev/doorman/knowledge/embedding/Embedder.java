package dev.doorman.knowledge.embedding;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doorman.base.RetriableException;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.WordVectors;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  /** Questions kept by their word pieces: each is compared again within the same turn. */
  private static final int MOST_FORMS = 500;

  /** The word pieces that mark start and end; a text of no others has nothing to embed. */
  private static final int MARKS = 2;

  private final LoadedModel loaded;

  /** Loaded on a thread of its own, so that what needs no model yet doesn't wait for it. */
  private final CompletableFuture<Model> loading;

  private final Pooling pooling;
  private final StoredVectors stored;
  private final EmbeddingListener listener;
  private final AsyncCache<String, Read> cache;

  /**
   * By word pieces: a question is compared in several forms that differ in capitals and blanks, and
   * a long one in several that have the same ends.
   */
  private final AsyncCache<LongBuffer, Read> byPieces;

  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * How an embedder works.
   *
   * @param threads that the model runs on
   * @param waiting so many questions may wait
   * @param cached so many questions' vectors are kept
   * @param stored vectors of the index's texts that need not be made again
   */
  public record Settings(
      EmbeddingModel model,
      int threads,
      int waiting,
      int cached,
      EmbeddingListener listener,
      StoredVectors stored) {
    private static final int MOST_THREADS = 16;
    private static final int WAITING = 2_000;
    private static final int CACHED = 10_000;

    public Settings {
      if (threads < 1 || waiting < 1 || cached < 0) {
        throw new IllegalArgumentException("an embedder needs threads and room to wait");
      }
    }

    /** One thread for each core, as far as 16, and the vectors that the artefact brings. */
    public static Settings usual() {
      return usual(StoredVectors.packaged(EmbeddingModel.USUAL));
    }

    /** The same with other vectors. */
    public static Settings usual(StoredVectors stored) {
      return new Settings(
          EmbeddingModel.USUAL, usualThreads(), WAITING, CACHED, EmbeddingListener.NONE, stored);
    }

    public static Settings of(
        EmbeddingConfig config, EmbeddingListener listener, StoredVectors stored) {
      return new Settings(
          EmbeddingModel.USUAL,
          config.threads().orElse(usualThreads()),
          config.waiting(),
          config.cached(),
          listener,
          stored);
    }

    private static int usualThreads() {
      return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }
  }

  /** Loads the usual model with the usual settings. */
  public Embedder() {
    this(Settings.usual());
  }

  /** The model, and this embedder's own queue before it. */
  private record Model(WordPieces wordPieces, Vocabulary vocabulary, Batcher batcher) {
    static Model of(LoadedModel.Parts parts, Settings settings) {
      return new Model(
          parts.wordPieces(),
          parts.vocabulary(),
          new Batcher(
              parts.encoder(), settings.threads(), settings.waiting(), settings.listener()));
    }
  }

  /**
   * Begins to load the model, unless another embedder of this process has. The first call that
   * needs it waits for it, and fails where it can't be loaded.
   */
  public Embedder(Settings settings) {
    pooling = settings.model().pooling();
    loaded = LoadedModel.use(settings.model());
    loading = loaded.parts().thenApply(parts -> Model.of(parts, settings));
    stored = settings.stored();
    listener = settings.listener();
    cache =
        Caffeine.newBuilder()
            .maximumWeight(settings.cached())
            .weigher((String text, Read read) -> 1 + text.length() / CACHED_LENGTH)
            .executor(Runnable::run)
            .buildAsync();
    byPieces = Caffeine.newBuilder().maximumSize(MOST_FORMS).executor(Runnable::run).buildAsync();
  }

  private Model model() {
    if (closed.get()) {
      throw new IllegalStateException("the embedder is closed");
    }
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the embedding model can't be loaded", e.getCause());
    }
  }

  @Override
  public float[] embed(String text) {
    return read(text).vector();
  }

  @Override
  public Read read(String text) {
    return await(cache.get(text, (missing, executor) -> question(missing)));
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
        .forEach(text -> started.put(text, indexed(text, withWords)));
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
    return model().vocabulary().contains(word);
  }

  /** How many questions wait for a thread. */
  public int waiting() {
    return loading.isDone() ? model().batcher().waiting() : 0;
  }

  private CompletableFuture<Read> indexed(String text, boolean withWords) {
    return stored
        .find(text, withWords)
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> whole(text, withWords));
  }

  /** The ends of a question are enough: what it costs doesn't grow with its length. */
  private CompletableFuture<Read> question(String text) {
    Model model = model();
    long[] ends = model.wordPieces().ends(text, FIRST_PIECES, LAST_PIECES);
    return byPieces.get(LongBuffer.wrap(ends), (missing, executor) -> question(model, ends));
  }

  private CompletableFuture<Read> question(Model model, long[] pieces) {
    if (pieces.length > MARKS) {
      listener.asked();
    }
    return read(model, List.of(pieces), model.batcher()::question, true);
  }

  /** A text of the index counts to its end, in parts. */
  private CompletableFuture<Read> whole(String text, boolean withWords) {
    Model model = model();
    return read(model, model.wordPieces().of(text), model.batcher()::other, withWords);
  }

  private interface Queue {
    CompletableFuture<float[]> add(long[] pieces);
  }

  private CompletableFuture<Read> read(
      Model model, List<long[]> parts, Queue queue, boolean withWords) {
    if (parts.getFirst().length == MARKS) {
      return CompletableFuture.completedFuture(new Read(new float[DIMENSIONS], WordVectors.NONE));
    }
    List<CompletableFuture<float[]>> hidden = new ArrayList<>();
    parts.forEach(part -> hidden.add(queue.add(part)));
    return CompletableFuture.allOf(hidden.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done ->
                read(
                    model.vocabulary(),
                    parts,
                    hidden.stream().map(CompletableFuture::join).toList(),
                    withWords));
  }

  /**
   * @param hidden the vectors of each part's word pieces
   */
  private Read read(
      Vocabulary vocabulary, List<long[]> parts, List<float[]> hidden, boolean withWords) {
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

  /** Ends the batches that run, fails what waits, and frees the model where no other uses it. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loading.thenAccept(model -> model.batcher().close()).exceptionally(none -> null).join();
      loaded.release();
    }
  }
}
