package dev.doorman.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the articles that a test may edit. */
record EditableFolder(Path path) {
  static final String ARTICLE = "en/delete-or-deactivate.md";

  /** A small article about something else. */
  static final String OTHER =
      """
      ---
      id: headphones
      title: Pair your headphones
      locale: en
      updated: 2026-01-02
      ---

      ## Pair them {#pair}

      Hold the silver button for seven seconds.
      """;

  /** A copy of the project's own articles in English. */
  static EditableFolder copiedTo(Path path) {
    Path original = Path.of("knowledge");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(EditableFolder::isEnglish).toList()) {
        Path copy = path.resolve(original.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return new EditableFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEnglish(Path file) {
    return Files.isRegularFile(file)
        && (file.toString().contains("/en/") || file.endsWith("en.yaml"));
  }

  Path file(String name) {
    return path.resolve(name);
  }

  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void replace(String name, String old, String text) {
    String before = read(name);
    if (!before.contains(old)) {
      throw new IllegalArgumentException(name + " does not have: " + old);
    }
    write(name, before.replace(old, text));
  }

  void delete(String name) {
    try {
      Files.delete(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line, from 1, that holds this text first. */
  int line(String name, String text) {
    return (int) read(name).lines().takeWhile(line -> !line.contains(text)).count() + 1;
  }
}
