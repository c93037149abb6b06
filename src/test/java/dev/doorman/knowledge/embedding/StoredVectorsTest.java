package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.knowledge.Embeddings.Read;
import dev.doorman.knowledge.WordVectors;
import dev.doorman.knowledge.embedding.Embedder.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was embedded once is read from a file; a file that can't be trusted is not. */
class StoredVectorsTest {
  private static final EmbeddingModel MODEL = EmbeddingModel.ALL_MINILM_L6_V2;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data").resolve("vectors.bin");
  }

  private StoredVectors stored() {
    return StoredVectors.in(file(), MODEL);
  }

  private static Read read(float value) {
    float[] vector = new float[Embedder.DIMENSIONS];
    Arrays.fill(vector, value);
    return new Read(vector, WordVectors.NONE);
  }

  private static float[] vector(StoredVectors stored, String text) {
    return stored.find(text, true).orElseThrow().vector();
  }

  @Test
  void keptVectorsAreThereForTheNextStart() {
    stored().keep(Map.of("one", read(1), "two", read(2)));
    assertThat(vector(stored(), "one")).isEqualTo(read(1).vector());
    assertThat(vector(stored(), "two")).isEqualTo(read(2).vector());
    assertThat(stored().find("three", false)).isEmpty();
  }

  @Test
  void whatNoTextAsksForAnyMoreIsLetGo() {
    stored().keep(Map.of("one", read(1), "two", read(2)));
    stored().keep(Map.of("two", read(2)));
    assertThat(stored().find("one", false)).isEmpty();
    assertThat(vector(stored(), "two")).isEqualTo(read(2).vector());
  }

  @Test
  void anotherModelsVectorsAreNotTaken() {
    stored().keep(Map.of("one", read(1)));
    assertThat(StoredVectors.in(file(), EmbeddingModel.BGE_SMALL_EN_V15).find("one", false))
        .isEmpty();
  }

  @Test
  void damagedAndShortFilesCountAsEmpty() throws IOException {
    stored().keep(Map.of("one", read(1)));
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < whole.length; at += 97) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.write(file(), damaged);
      assertThat(stored().find("one", false)).as("damaged at %d", at).isEmpty();
      Files.write(file(), Arrays.copyOf(whole, at));
      assertThat(stored().find("one", false)).as("cut at %d", at).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAndLosesNothing() throws IOException {
    stored().keep(Map.of("one", read(1)));
    StoredVectors stored = stored();
    Path data = folder.resolve("data");
    Files.move(data, folder.resolve("elsewhere"));
    Files.writeString(data, "a file where the folder was");
    assertThatThrownBy(() -> stored.keep(Map.of("two", read(2))))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(vector(stored, "one")).isEqualTo(read(1).vector());
  }

  @Test
  void theModelIsNotAskedForWhatIsStored() {
    stored().keep(Map.of("one", read(1)));
    try (var embedder =
        new Embedder(new Settings(MODEL, 1, 10, 0, EmbeddingListener.NONE, stored()))) {
      var vectors = embedder.embedAll(List.of("one", "two"));
      assertThat(vectors.get("one")).isEqualTo(read(1).vector());
      assertThat(vectors.get("two")).hasSize(Embedder.DIMENSIONS).isNotEqualTo(read(2).vector());
    }
  }
}
