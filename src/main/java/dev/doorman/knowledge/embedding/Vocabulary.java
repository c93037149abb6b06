package dev.doorman.knowledge.embedding;

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

  /**
   * @param tokenizer the tokenizer's description, as HuggingFace's libraries write it
   */
  Vocabulary(byte[] tokenizer) {
    Set<String> whole = new HashSet<>();
    try {
      JSON.readTree(tokenizer)
          .path("model")
          .path("vocab")
          .fieldNames()
          .forEachRemaining(
              piece -> {
                if (!piece.startsWith(CONTINUED)) {
                  whole.add(piece);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words = Set.copyOf(whole);
  }

  boolean contains(String word) {
    return words.contains(word);
  }
}
