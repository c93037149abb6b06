package dev.doorman.knowledge.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Executor;

/** The same model as langchain4j runs it: one text at a time, with code that is not ours. */
final class Reference implements AutoCloseable {
  private final OrtSession session;
  private final Model model;

  /** With a scale for each row, as we run it, or as it was published. */
  Reference(EmbeddingModel of, boolean rowScales) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    byte[] weights = rowScales ? RowScales.in(of.weights()) : of.weights();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(weights, options);
    }
    PoolingMode pooling =
        switch (of.pooling()) {
          case MEAN -> PoolingMode.MEAN;
          case CLS -> PoolingMode.CLS;
        };
    model =
        new Model(
            new OnnxBertBiEncoder(
                environment, session, new ByteArrayInputStream(of.wordPieces()), pooling));
  }

  float[] embed(String text) {
    return model.embed(text).content().vector();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }

  private static final class Model extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    Model(OnnxBertBiEncoder encoder) {
      super((Executor) Runnable::run);
      this.encoder = encoder;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
