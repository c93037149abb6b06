package dev.doorman.knowledge.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The words that a model has whole, in lower case. Immutable. */
final class Vocabulary {
  /** What a word piece begins with that only continues a word. */
  private static final String CONTINUED = "##";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> words;

  /** Every piece at the place of its number. */
  private final String[] pieces;

  /**
   * @param tokenizer the tokenizer's description, as HuggingFace's libraries write it
   */
  Vocabulary(byte[] tokenizer) {
    Set<String> whole = new HashSet<>();
    String[] all;
    try {
      JsonNode vocabulary = JSON.readTree(tokenizer).path("model").path("vocab");
      all = new String[vocabulary.size()];
      vocabulary
          .properties()
          .forEach(
              piece -> {
                all[piece.getValue().asInt()] = piece.getKey();
                if (!piece.getKey().startsWith(CONTINUED)) {
                  whole.add(piece.getKey());
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words = Set.copyOf(whole);
    pieces = all;
  }

  /** The piece of a number. */
  String piece(long number) {
    return pieces[Math.toIntExact(number)];
  }

  boolean contains(String word) {
    return words.contains(word);
  }
}
