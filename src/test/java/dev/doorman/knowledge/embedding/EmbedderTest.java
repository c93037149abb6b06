package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Embeddings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedderTest {
  private static final Embedder EMBEDDER = new Embedder();

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\n", "\u0000", "\uFFFD", "\uFFFD\u200B", "\u0301", "\uD800", "\uE000"})
  void aTextThatTheTokenizerDropsWholeHasNoDirection(String text) {
    assertThat(EMBEDDER.embed(text)).hasSize(Embedder.DIMENSIONS).containsOnly(0);
    assertThat(EMBEDDER.embedAll(List.of(text)).get(text)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "👍", "•", "photos", "\uFFFDphotos", "删除", "x́"})
  void anyOtherTextHasLengthOne(String text) {
    float[] vector = EMBEDDER.embed(text);
    assertThat(Embeddings.cosine(vector, vector)).isBetween(0.999, 1.001);
  }

  @Test
  void whatMeansTheSameLiesCloserTogether() {
    float[] question = EMBEDDER.embed("How long does the deletion take?");
    double near = Embeddings.cosine(question, EMBEDDER.embed("When will my account be gone?"));
    double far = Embeddings.cosine(question, EMBEDDER.embed("The weather in Paris is fine."));
    assertThat(near).isGreaterThan(far);
  }
}
