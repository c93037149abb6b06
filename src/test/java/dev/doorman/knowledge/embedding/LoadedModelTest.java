package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doorman.knowledge.embedding.Embedder.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedModelTest {
  /** Not the usual one, which the tests keep loaded. */
  private static final EmbeddingModel MODEL = EmbeddingModel.ALL_MINILM_L6_V2;

  @Test
  void isSharedByAllWhoUseItAndFreedWithTheLast() {
    LoadedModel one = LoadedModel.use(MODEL);
    LoadedModel.Parts parts = one.parts().join();
    LoadedModel other = LoadedModel.use(MODEL);
    assertThat(other.parts().join()).isSameAs(parts);
    one.release();
    assertThat(parts.wordPieces().of("photos")).isNotEmpty();
    other.release();
    assertThatIllegalStateException().isThrownBy(() -> parts.wordPieces().of("photos"));

    LoadedModel anew = LoadedModel.use(MODEL);
    assertThat(anew.parts().join()).isNotSameAs(parts);
    assertThat(anew.parts().join().wordPieces().of("photos")).isNotEmpty();
    anew.release();
  }

  @Test
  void anEmbedderThatIsClosedLeavesTheOthersTheirModel() {
    try (var stays = embedder()) {
      float[] before = stays.embed("what happens to my photos?");
      var goes = embedder();
      goes.close();
      assertThatIllegalStateException().isThrownBy(() -> goes.embed("too late"));
      assertThat(stays.embedAll(List.of("what happens to my photos?")).values())
          .singleElement()
          .isEqualTo(before);
    }
  }

  @Test
  void keptItStaysWithoutAnybodyAndIsLoadedByTheFirstOnly() {
    LoadedModel.keep(EmbeddingModel.USUAL);
    LoadedModel first = LoadedModel.use(EmbeddingModel.USUAL);
    LoadedModel.Parts parts = first.parts().join();
    first.release();
    LoadedModel second = LoadedModel.use(EmbeddingModel.USUAL);
    assertThat(second.parts().join()).isSameAs(parts);
    second.release();
  }

  private static Embedder embedder() {
    return new Embedder(new Settings(MODEL, 1, 10, 0, EmbeddingListener.NONE, StoredVectors.NONE));
  }
}
