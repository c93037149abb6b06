package dev.doorman.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The numbers that were learnt from questions with known answers. They are in one file, which
 * {@code AnswerTraining} of the benchmark tree writes; docs/answers.md has the command.
 */
public final class Trained {
  private static final String FILE = "/answers/trained.json";
  private static final JsonNode NUMBERS = read();

  private Trained() {}

  private static JsonNode read() {
    try (InputStream file = Trained.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the artefact");
      }
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Weights by their names, in the order of the names. */
  public static double[] weights(String part, List<String> names) {
    return names.stream().mapToDouble(name -> number(part, name)).toArray();
  }

  /**
   * A number by its name.
   *
   * @throws IllegalStateException where the file has no such number
   */
  public static double number(String part, String name) {
    JsonNode number = NUMBERS.path(part).path(name);
    if (!number.isNumber()) {
      throw new IllegalStateException(FILE + " has no " + part + "." + name);
    }
    return number.asDouble();
  }
}
