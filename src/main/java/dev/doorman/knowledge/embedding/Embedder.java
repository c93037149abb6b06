package dev.doorman.knowledge.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doorman.knowledge.Embeddings;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Embeds English sentences with bge-small-en-v1.5, quantised to 8 bits.
 *
 * <p>The model runs on two platform threads of its own: the runtime's calls would pin virtual
 * threads, and left to itself it takes every core and spins. Texts seen lately are kept.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Embedder implements Embeddings, AutoCloseable {
  /** Of every vector. */
  public static final int DIMENSIONS = 384;

  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** What the tokenizer keeps: it drops control characters, spaces, marks and U+FFFD. */
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}\\p{M}\\uFFFD]");

  private static final int THREADS = 2;
  private static final int KEPT = 10_000;

  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("doorman-embedding-", 0).daemon().factory());
  private final Cache<String, float[]> cache = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final OrtSession session;
  private final Model model;
  private final Vocabulary vocabulary;

  /** Loads the model; this takes about half a second and 100 MB. */
  public Embedder() {
    try (InputStream words = resource(TOKENIZER);
        InputStream tokenizer = resource(TOKENIZER);
        InputStream weights = resource(MODEL);
        var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      vocabulary = new Vocabulary(words.readAllBytes());
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      session = environment.createSession(weights.readAllBytes(), options);
      model =
          new Model(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS), pool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = AbstractInProcessEmbeddingModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no embedding model on the class path: " + name);
    }
    return in;
  }

  @Override
  public float[] embed(String text) {
    return cache
        .get(text, missing -> CompletableFuture.supplyAsync(() -> vector(missing), pool).join())
        .clone();
  }

  @Override
  public Map<String, float[]> embedAll(Collection<String> texts) {
    Map<String, CompletableFuture<float[]>> started = new LinkedHashMap<>();
    for (String text : texts) {
      started.computeIfAbsent(
          text, each -> CompletableFuture.supplyAsync(() -> vector(each), pool));
    }
    Map<String, float[]> vectors = new LinkedHashMap<>();
    started.forEach((text, vector) -> vectors.put(text, vector.join()));
    return vectors;
  }

  @Override
  public boolean isWord(String word) {
    return vocabulary.contains(word);
  }

  private float[] vector(String text) {
    return VISIBLE.matcher(text).find()
        ? model.embed(text).content().vector()
        : new float[DIMENSIONS];
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Model extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    Model(OnnxBertBiEncoder encoder, ExecutorService pool) {
      super(pool);
      this.encoder = encoder;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
