package dev.doorman.knowledge.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The words that a model has whole, in lower case. Immutable. */
final class Vocabulary {
  /** What a word piece begins with that only continues a word. */
  private static final String CONTINUED = "##";

  private final Set<String> words;

  /**
   * @param tokenizer the tokenizer's description, as HuggingFace's libraries write it
   */
  Vocabulary(byte[] tokenizer) {
    Set<String> whole = new HashSet<>();
    // Token by token: a tree of all 30,000 word pieces would cost a start more than half a second.
    try (JsonParser json = new JsonFactory().createParser(tokenizer)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals("vocab")
            && json.nextToken() == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (!json.currentName().startsWith(CONTINUED)) {
              whole.add(json.currentName());
            }
            json.nextToken();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words = Set.copyOf(whole);
  }

  boolean contains(String word) {
    return words.contains(word);
  }
}
