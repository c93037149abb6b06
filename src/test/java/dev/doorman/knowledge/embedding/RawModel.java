package dev.doorman.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/** The bare model, for the benchmark: inputs are prepared, outputs are not looked at. */
public final class RawModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** The inputs of one call, outside the heap. */
  public record Batch(Map<String, OnnxTensor> inputs) {}

  /** With a scale for each row, as Doorman runs it, or as it was published. */
  public RawModel(boolean rowScales) {
    byte[] published = EmbeddingModel.BGE_SMALL_EN_V15.weights();
    try (var options = Encoder.options()) {
      session = environment.createSession(rowScales ? RowScales.in(published) : published, options);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Questions in batches of one size: each of nearly one length, the batches shuffled. */
  public List<Batch> batches(int questions, int size, LongFunction<String> question) {
    List<long[]> texts = new ArrayList<>();
    try (var wordPieces = new WordPieces(EmbeddingModel.BGE_SMALL_EN_V15.wordPieces())) {
      for (int i = 0; i < questions; i++) {
        texts.addAll(wordPieces.of(question.apply(i)));
      }
    }
    texts.sort(Comparator.comparingInt(text -> text.length));
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i + size <= texts.size(); i += size) {
      batches.add(batch(texts.subList(i, i + size)));
    }
    Collections.shuffle(batches, new Random(1));
    return batches;
  }

  private Batch batch(List<long[]> texts) {
    int most = texts.getLast().length;
    LongBuffer pieces = direct(texts.size() * most);
    LongBuffer mask = direct(texts.size() * most);
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < texts.get(i).length; j++) {
        pieces.put(i * most + j, texts.get(i)[j]);
        mask.put(i * most + j, 1);
      }
    }
    long[] shape = {texts.size(), most};
    return new Batch(
        Map.of(
            "input_ids", tensor(pieces, shape),
            "attention_mask", tensor(mask, shape),
            "token_type_ids", tensor(direct(texts.size() * most), shape)));
  }

  private static LongBuffer direct(int longs) {
    return ByteBuffer.allocateDirect(longs * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  private OnnxTensor tensor(LongBuffer values, long[] shape) {
    try {
      return OnnxTensor.createTensor(environment, values, shape);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One call. */
  public float run(Batch batch) {
    try (var result = session.run(batch.inputs())) {
      return result.size();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
