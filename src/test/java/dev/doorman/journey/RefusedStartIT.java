package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar where it cannot start: what it says, and that it has done nothing else before. */
class RefusedStartIT {
  private static final int JAVA_17_CLASS = 61;
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  /** Starts it, and returns all that it printed. */
  private List<String> refused(Path java, Map<String, String> settings) throws Exception {
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
    command.addAll(List.of("-jar", jar().toString()));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("DOORMAN_DATA", data().toString());
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(data()).as("nothing is made before").doesNotExist();
    return Files.readAllLines(folder.resolve("said"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static Path jar() {
    return Path.of(System.getProperty("doorman.jar")).toAbsolutePath();
  }

  @Test
  void wrongSettingsAreToldOneALineBeforeAnythingElse() throws Exception {
    Path config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(
        config.resolve("application.properties"), "doorman.retention.keep-for=a quarter\n");
    assertThat(
            refused(
                JAVA,
                Map.of(
                    "DOORMAN_PUBLIC_URL", "help.vendor.example",
                    "DOORMAN_ADMIN_PASSWORD", "short")))
        .first()
        .isEqualTo("Doorman did not start.");
    assertThat(Files.readAllLines(folder.resolve("said")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("doorman.retention.keep-for: \"a quarter\" is not"))
        .anyMatch(line -> line.startsWith("doorman.public-url: \"help.vendor.example\" is not"))
        .anyMatch(line -> line.startsWith("doorman.admin.password is too weak. Use at least 12"));
  }

  @Test
  void aSettingThatDoesNotExistIsTold() throws Exception {
    assertThat(refused(JAVA, Map.of("DOORMAN_PUBLIC_ULR", "https://help.vendor.example")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Not a setting of Doorman: DOORMAN_PUBLIC_ULR."));
  }

  @Test
  void theEntryPointCanBeLoadedByTheOldestJavaThatQuarkusRunsOn() throws IOException {
    Path app = Objects.requireNonNull(jar().getParent()).resolve("app/doorman.jar");
    try (var archive = new JarFile(app.toFile());
        var main =
            new DataInputStream(
                archive.getInputStream(archive.getEntry("dev/doorman/wiring/Main.class")))) {
      main.readInt();
      main.readUnsignedShort();
      assertThat(main.readUnsignedShort()).isEqualTo(JAVA_17_CLASS);
    }
  }

  @Test
  void anOlderJavaIsRefusedInOneLine() throws Exception {
    Optional<Path> old = java17();
    Assumptions.assumeTrue(old.isPresent(), "there is no Java 17 in /usr/lib/jvm to try it with");
    assertThat(refused(old.get(), Map.of()))
        .hasSize(2)
        .last()
        .asString()
        .contains("It needs Java 21 or newer, and this is Java 17");
  }

  private static Optional<Path> java17() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> home.getFileName().toString().matches(".*\\b17\\b.*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .findFirst();
    }
  }
}
