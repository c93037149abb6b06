package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.doorman.knowledge.Embeddings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors are those of the model, and the same in every batch. */
class VectorsTest {
  private static final List<String> TEXTS =
      List.of(
          "Delete my account",
          "How do I delete my account?",
          "What happens to my photos and contacts once the account is gone?",
          "x",
          "Where's my deletion?? I asked THREE days ago … and nobody answers 👍",
          "Ich möchte mein Konto löschen",
          "删除我的帐户",
          "I have two phones and a tablet, and I am signed in on all of them with the same account. "
              + "Before I delete it, do I have to sign out on each of them one by one, or does the "
              + "deletion do that by itself, and what about the purchases that I made on the tablet?",
          "word ".repeat(700),
          "antidisestablishmentarianism, ".repeat(150));

  /** Of a longer question only the ends count; of a text of the index all. */
  private static final int LONG = 200;

  /** Texts of the other lengths, so that those above land in batches of several kinds. */
  private static List<String> among(List<String> texts) {
    List<String> all = new ArrayList<>(texts);
    for (int i = 0; i < 60; i++) {
      all.add("Question " + i + " is about" + " the account".repeat(i % 12) + "?");
    }
    return all;
  }

  private static Embedder embedder(EmbeddingModel model) {
    return new Embedder(
        new Embedder.Settings(model, 2, 100, 0, EmbeddingListener.NONE, StoredVectors.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void batchesGiveTheVectorsThatLangchain4jGivesOneByOne(EmbeddingModel model) throws Exception {
    try (var embedder = embedder(model);
        var reference = new Reference(model, true)) {
      Map<String, float[]> together = embedder.embedAll(among(TEXTS));
      for (String text : TEXTS) {
        assertThat(Embeddings.cosine(together.get(text), reference.embed(text)))
            .as(text)
            .isBetween(0.9999, 1.0001);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTextHasTheSameVectorInEveryBatch(EmbeddingModel model) {
    try (var embedder = embedder(model)) {
      Map<String, float[]> together = embedder.embedAll(among(TEXTS));
      for (String text : among(TEXTS)) {
        if (text.length() < LONG) {
          assertThat(Embeddings.cosine(together.get(text), embedder.embed(text)))
              .as(text)
              .isBetween(0.99999, 1.00001);
        }
      }
    }
  }

  @Test
  void ofALongQuestionItsEndsCountAndNothingBetween() {
    String first = "Please read all of this before you answer me. ".repeat(7);
    String last = " How do I delete my account on the website?".repeat(4);
    try (var embedder = embedder(EmbeddingModel.BGE_SMALL_EN_V15)) {
      float[] vector = embedder.embed(first + "about a phone and a watch ".repeat(60) + last);
      float[] same = embedder.embed(first + "etwas ganz anderes 别的 ".repeat(90) + last);
      float[] other = embedder.embed(first + "about a phone and a watch ".repeat(60) + first);
      assertThat(Embeddings.cosine(vector, same)).isBetween(0.99999, 1.00001);
      assertThat(Embeddings.cosine(vector, other)).isLessThan(0.999);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theyAreNearThoseOfThePublishedModel(EmbeddingModel model) throws Exception {
    try (var embedder = embedder(model);
        var published = new Reference(model, false)) {
      Map<String, float[]> vectors = embedder.embedAll(TEXTS);
      for (String text : TEXTS) {
        assertThat(Embeddings.cosine(vectors.get(text), published.embed(text)))
            .as(text)
            .isGreaterThan(0.96);
      }
    }
  }

  @Test
  void aModelThatIsNotQuantisedLikeThatIsRefused() {
    byte[] model = EmbeddingModel.ALL_MINILM_L6_V2.weights();
    byte[] rewritten = RowScales.in(model);
    assertThatIllegalArgumentException().isThrownBy(() -> RowScales.in(rewritten));
    byte[] text = "no model at all".getBytes(StandardCharsets.UTF_8);
    assertThatIllegalArgumentException().isThrownBy(() -> RowScales.in(text));
  }
}
