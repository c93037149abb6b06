package dev.doorman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A step of the build: lists the test classes that run an application. They share applications when
 * they run in one process, the others run in several at once.
 */
final class ApplicationTests {
  /** How a class file names the annotation. */
  private static final String ANNOTATION = "Lio/quarkus/test/junit/QuarkusTest;";

  private ApplicationTests() {}

  /**
   * Writes the list.
   *
   * @param args the folder of the compiled tests, and the file to write: a class a line, as
   *     Surefire's lists have it
   */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]);
    try (var files = Files.walk(folder)) {
      List<String> classes =
          files
              .filter(file -> file.toString().endsWith(".class") && isApplicationTest(file))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      if (classes.isEmpty()) {
        throw new IllegalStateException("no test of an application below " + folder);
      }
      Files.write(Path.of(args[1]), classes);
    }
  }

  private static boolean isApplicationTest(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
