package dev.doorman.knowledge.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words that a model has whole, in lower case. Immutable. */
final class Vocabulary {
  /** What a word piece begins with that only continues a word. */
  private static final String CONTINUED = "##";

  private final Set<String> words;

  /** Every piece at the place of its number. */
  private final String[] pieces;

  /**
   * @param tokenizer the tokenizer's description, as HuggingFace's libraries write it
   */
  Vocabulary(byte[] tokenizer) {
    Set<String> whole = new HashSet<>();
    Map<Integer, String> numbered = new HashMap<>();
    // Token by token: a tree of all 30,000 word pieces would cost a start more than half a second.
    try (JsonParser json = new JsonFactory().createParser(tokenizer)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME
            && json.currentName().equals("vocab")
            && json.nextToken() == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String piece = json.currentName();
            json.nextToken();
            numbered.put(json.getIntValue(), piece);
            if (!piece.startsWith(CONTINUED)) {
              whole.add(piece);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words = Set.copyOf(whole);
    pieces = new String[numbered.size()];
    numbered.forEach((number, piece) -> pieces[number] = piece);
  }

  /** The piece of a number. */
  String piece(long number) {
    return pieces[Math.toIntExact(number)];
  }

  boolean contains(String word) {
    return words.contains(word);
  }
}
