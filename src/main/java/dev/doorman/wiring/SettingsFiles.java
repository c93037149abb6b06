package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The files with settings that are read at the start, beside the environment. Stateless. */
final class SettingsFiles {
  private static final String NAME = "application.properties";

  /** As Quarkus orders them: the file beside the jar over the one in it, under the environment. */
  private static final int BESIDE = 260;

  private static final int WITHIN = 250;

  private SettingsFiles() {}

  /**
   * The defaults in the artefact, and {@code config/application.properties} of the folder that
   * Doorman is started in.
   *
   * @throws FinalException if one is there that cannot be read
   */
  static List<ConfigSource> sources() {
    return sources(Path.of("config", NAME));
  }

  static List<ConfigSource> sources(Path file) {
    try {
      List<ConfigSource> sources = new ArrayList<>();
      var within = SettingsFiles.class.getClassLoader().getResource(NAME);
      if (within != null) {
        sources.add(new PropertiesConfigSource(within, WITHIN));
      }
      if (Files.exists(file)) {
        sources.add(new PropertiesConfigSource(file.toUri().toURL(), BESIDE));
      }
      return sources;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new FinalException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }
}
