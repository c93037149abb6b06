package dev.doorman.wiring;

import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.EmbeddingModel;
import dev.doorman.knowledge.embedding.StoredVectors;
import java.nio.file.Path;
import java.util.Map;

/**
 * A step of the build: embeds all texts of the artefact's own articles, so that no start has to.
 * Only texts that the build before didn't have are embedded.
 */
final class PackagedVectors {
  private PackagedVectors() {}

  /**
   * Embeds what the file does not have yet.
   *
   * @param args the knowledge folder, and the file to write
   */
  public static void main(String... args) {
    var folder = KnowledgeFolder.read(Path.of(args[0]));
    var stored = StoredVectors.in(Path.of(args[1]), EmbeddingModel.USUAL);
    try (var embedder = new Embedder(Embedder.Settings.usual(stored))) {
      stored.keep(Edition.of(folder, folder.sources(), embedder, Map.of()).vectors());
    }
  }
}
