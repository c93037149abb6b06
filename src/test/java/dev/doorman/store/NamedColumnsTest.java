package dev.doorman.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A statement that a server has prepared fails within a transaction once a table has another column
 * (0A000), unless it names its columns.
 */
class NamedColumnsTest {
  private static final Pattern ALL =
      Pattern.compile("(?i)select\\s+(\\w+\\.)?\\*|,\\s*\\w+\\.\\*|returning\\s+\\*");

  @Test
  void noStatementTakesAllColumns() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(300);
      assertThat(sources).filteredOn(NamedColumnsTest::takesAll).isEmpty();
    }
  }

  private static boolean takesAll(Path source) {
    try {
      return ALL.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
