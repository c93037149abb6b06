package dev.doorman.knowledge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Reads the lists of words that the artefact carries for each language. Stateless. */
final class WordLists {
  private WordLists() {}

  /**
   * The words of each language.
   *
   * @param file a resource with a line {@code language=words with spaces between} for each
   */
  static Map<String, List<String>> read(String file) {
    Properties lists = new Properties();
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(WordLists.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      lists.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<String>> words = new HashMap<>();
    for (String language : lists.stringPropertyNames()) {
      words.put(language, List.of(lists.getProperty(language).strip().split("\\s+")));
    }
    return words;
  }
}
