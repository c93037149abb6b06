package dev.doorman.desk.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.desk.hook.Deliveries.Due;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is sent: {@code {id, type, at, chat, handOver|message|deletion}}. */
final class HookBody {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HookBody() {}

  /**
   * The body, the same at each try. Of a message it has what agents may see.
   *
   * @param message the event that it is about, where it is about one
   */
  static byte[] of(Due due, Optional<Event> message) {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("id", due.event().toString())
            .put("type", due.type())
            .put("at", due.at().toString())
            .put("chat", due.conversation().toString());
    body.setAll(object(due.detail()));
    message.ifPresent(
        event ->
            body.putObject("message")
                .put("seq", event.seq())
                .put("at", event.at().toString())
                .put("from", event.from().id())
                .set("body", object(BodyJson.forAgent(event.body()))));
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored body is not JSON", e);
    }
  }
}
