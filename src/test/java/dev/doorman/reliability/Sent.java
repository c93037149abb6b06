package dev.doorman.reliability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A message that a customer sent.
 *
 * @param frame as it goes over the wire, each time the same
 * @param text what the log is to show of it; empty where it shows nothing
 * @param seq what it was acknowledged with
 */
record Sent(UUID id, String frame, String text, OptionalLong seq) {
  /**
   * Whether it was this choice, which a node of another release may have stored with other words.
   */
  boolean isChoice(JsonNode choice) {
    try {
      JsonNode sent = Wire.JSON.readTree(frame);
      return sent.path("type").asText().equals("choose")
          && sent.path("option").equals(choice.path("option"))
          && sent.path("prompt").asLong() == choice.path("prompt").asLong();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Sent acknowledged(long number) {
    return new Sent(id, frame, text, OptionalLong.of(number));
  }
}
