package dev.doorman.desk.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.duty.Presence;
import java.util.Optional;
import java.util.UUID;

/** A frame that an agent's page sends. */
sealed interface AgentFrame {
  ObjectMapper MAPPER = new ObjectMapper();

  /** The agent is online or away. */
  record Tell(Presence presence) implements AgentFrame {}

  /**
   * What is said in the chat is to be sent, from what comes after an event.
   *
   * @param epoch of the log that the event is in, if the page knows it
   */
  record Watch(ConversationId chat, long since, Optional<String> epoch) implements AgentFrame {}

  record Unwatch(ConversationId chat) implements AgentFrame {}

  record Typing(ConversationId chat, boolean on) implements AgentFrame {}

  /** The agent has read to an event. */
  record Seen(ConversationId chat, long seq) implements AgentFrame {}

  /** A frame that cannot be taken; says why and what to do. */
  final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Fault(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * Reads a frame.
   *
   * @throws Fault where it is none
   */
  static AgentFrame read(String text) throws Fault {
    JsonNode frame;
    try {
      frame = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Fault("not-json", "A frame must be a JSON object.");
    }
    if (!frame.isObject()) {
      throw new Fault("not-json", "A frame must be a JSON object.");
    }
    return switch (frame.path("type").asText()) {
      case "presence" ->
          new Tell(
              Presence.told(frame.path("state").asText())
                  .orElseThrow(() -> bad("state must be online or away.")));
      case "watch" ->
          new Watch(
              chat(frame),
              number(frame, "since", 0),
              Optional.ofNullable(frame.path("epoch").textValue()));
      case "unwatch" -> new Unwatch(chat(frame));
      case "typing" -> new Typing(chat(frame), flag(frame, "on"));
      case "seen" -> new Seen(chat(frame), number(frame, "seq", -1));
      default ->
          throw new Fault("unknown-type", "type must be presence, watch, unwatch, typing or seen.");
    };
  }

  private static Fault bad(String message) {
    return new Fault("bad-frame", message);
  }

  private static ConversationId chat(JsonNode frame) throws Fault {
    String id = frame.path("chat").asText();
    try {
      if (id.length() == 36) {
        return new ConversationId(UUID.fromString(id));
      }
    } catch (IllegalArgumentException e) {
      throw bad("chat must be the id of a chat, a UUID.");
    }
    throw bad("chat must be the id of a chat, a UUID.");
  }

  /**
   * A number from 0.
   *
   * @param otherwise where there is none; below 0: there must be one
   */
  private static long number(JsonNode frame, String name, long otherwise) throws Fault {
    JsonNode found = frame.path(name);
    if (found.isMissingNode() && otherwise >= 0) {
      return otherwise;
    }
    if (!found.isIntegralNumber() || !found.canConvertToLong() || found.asLong() < 0) {
      throw bad(name + " must be a whole number from 0.");
    }
    return found.asLong();
  }

  private static boolean flag(JsonNode frame, String name) throws Fault {
    JsonNode found = frame.path(name);
    if (!found.isBoolean()) {
      throw bad(name + " must be true or false.");
    }
    return found.asBoolean();
  }
}
