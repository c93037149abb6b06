package dev.doorman.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a model on batches of texts. Each call computes on its caller's thread alone. Safe for
 * several threads, but not for closing while one is in a call: that would end the process.
 */
final class Encoder implements Batcher.Batches, AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  Encoder(byte[] model) {
    try (var options = options()) {
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e);
    }
  }

  static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    // The threads are ours: left to itself the runtime takes every core for one call, and spins.
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    // Its plans for memory are for one shape of input; batches have many.
    options.setMemoryPatternOptimization(false);
    return options;
  }

  /** The last layer's vectors of each text's word pieces, one behind the other. */
  @Override
  public List<float[]> encode(List<long[]> texts) {
    int most = texts.stream().mapToInt(ids -> ids.length).max().orElse(0);
    long[] ids = new long[texts.size() * most];
    long[] counts = new long[ids.length];
    for (int i = 0; i < texts.size(); i++) {
      long[] text = texts.get(i);
      System.arraycopy(text, 0, ids, i * most, text.length);
      Arrays.fill(counts, i * most, i * most + text.length, 1);
    }
    float[] hidden = run(ids, counts, new long[] {texts.size(), most});
    int dimensions = hidden.length / ids.length;
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      int from = i * most * dimensions;
      vectors.add(Arrays.copyOfRange(hidden, from, from + texts.get(i).length * dimensions));
    }
    return vectors;
  }

  /** The last layer's vectors, of all word pieces. */
  private float[] run(long[] ids, long[] counts, long[] shape) {
    try (var pieces = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(counts), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        var result =
            session.run(
                Map.of("input_ids", pieces, "attention_mask", mask, "token_type_ids", types))) {
      // A copy on the heap already: its array needs no other.
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed", e);
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
