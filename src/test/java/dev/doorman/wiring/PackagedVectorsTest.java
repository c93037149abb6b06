package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.EmbeddingListener;
import dev.doorman.knowledge.embedding.EmbeddingModel;
import dev.doorman.knowledge.embedding.StoredVectors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The build embeds the texts of the articles that the artefact brings. */
class PackagedVectorsTest {
  @Test
  void aStartWithTheArtefactsArticlesEmbedsNothing() {
    var embedded = new AtomicInteger();
    var listener =
        new EmbeddingListener() {
          @Override
          public void embedded(int texts, Duration waited, Duration took) {
            embedded.addAndGet(texts);
          }

          @Override
          public void refused() {}
        };
    var folder = KnowledgeFolder.find(Optional.empty());
    try (var embedder =
        new Embedder(
            new Embedder.Settings(
                EmbeddingModel.USUAL,
                1,
                10,
                0,
                listener,
                StoredVectors.packaged(EmbeddingModel.USUAL)))) {
      Edition edition = Edition.of(folder, folder.sources(), embedder, Map.of());
      assertThat(edition.vectors()).hasSizeGreaterThan(500);
    }
    assertThat(embedded).hasValue(0);
  }
}
