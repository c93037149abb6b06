package dev.doorman.wiring;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves a copy of the articles that a test may edit. */
public final class RenewedArticles implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "renewed-articles");
      EditableFolder.copiedTo(folder);
      return Map.of(
          "doorman.knowledge", folder.toString(),
          "doorman.articles.settle", "100ms",
          "doorman.articles.look-every", "500ms");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
