package dev.doorman.knowledge.embedding;

import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The models that are known; each is a file of weights and one of word pieces on the class path,
 * from the langchain4j artefact of the same name. All give {@value Embedder#DIMENSIONS} dimensions.
 */
public enum EmbeddingModel {
  /**
   * English, six layers; its artefact is on the tests' class path only. A text counts up to its
   * 128th word piece.
   */
  ALL_MINILM_L6_V2("all-minilm-l6-v2-q.onnx", "all-minilm-l6-v2-q-tokenizer.json", Pooling.MEAN),

  /**
   * English, twelve layers: about half as fast, and better at telling what is asked; see
   * docs/answers.md.
   */
  BGE_SMALL_EN_V15("bge-small-en-v1.5-q.onnx", "bge-small-en-v1.5-q-tokenizer.json", Pooling.CLS);

  /** The one that Doorman works with. */
  public static final EmbeddingModel USUAL = BGE_SMALL_EN_V15;

  private final String weights;
  private final String wordPieces;
  private final Pooling pooling;

  EmbeddingModel(String weights, String wordPieces, Pooling pooling) {
    this.weights = weights;
    this.wordPieces = wordPieces;
    this.pooling = pooling;
  }

  /** The model as it was published, in ONNX format. */
  byte[] weights() {
    return read(weights);
  }

  /** The vocabulary and the rules of its tokenizer, in the format of HuggingFace tokenizers. */
  byte[] wordPieces() {
    return read(wordPieces);
  }

  /**
   * What its vectors are known by where they are kept; another one whenever a change of ours gives
   * a text another vector.
   */
  String vectorsOf() {
    return weights.replace(".onnx", "") + "-rows";
  }

  Pooling pooling() {
    return pooling;
  }

  private static byte[] read(String name) {
    try (InputStream in = AbstractInProcessEmbeddingModel.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no embedding model on the class path: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
