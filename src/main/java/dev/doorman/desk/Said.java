package dev.doorman.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.words.BodyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stored events say, as text. */
public final class Said {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern ADDRESS = Pattern.compile("\\s*[^\\s@]+@[^\\s@]+\\s*");

  private Said() {}

  /** A stored body as JSON; a missing node where it is none, for one event must not hide others. */
  public static JsonNode body(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** All words of a body that people read; empty where there are none. */
  public static String text(JsonNode body) {
    return switch (body.path("kind").asText()) {
      case "text", "notice" -> body.path("text").asText();
      case "answer" -> String.join(" ", spans(body.path("blocks")));
      case "prompt" ->
          (body.path("text").asText() + " " + String.join(" ", spans(body.path("blocks")))).strip();
      case "receipt" ->
          (body.path("reference").asText() + " " + body.path("text").asText()).strip();
      case "rating" -> body.path("comment").asText("");
      default -> "";
    };
  }

  /**
   * What a customer wrote, as far as it is about something: nothing of others, and no email address
   * that was left for the team.
   */
  public static Optional<String> written(Event event) {
    return event.from() == Event.Sender.CUSTOMER
        ? BodyJson.typed(event.body())
            .filter(text -> !text.isBlank() && !ADDRESS.matcher(text).matches())
        : Optional.empty();
  }

  /** A body's text in at most so many characters and one line. */
  public static String brief(JsonNode body, int most) {
    return shortened(text(body), most);
  }

  /** A text in at most so many characters and one line, with a sign where it was cut. */
  public static String shortened(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
  }

  private static List<String> spans(JsonNode within) {
    List<String> texts = new ArrayList<>();
    for (JsonNode child : within) {
      if (child.isObject() && child.path("text").isTextual()) {
        texts.add(child.path("text").asText().strip());
      } else if (child.isContainerNode()) {
        texts.addAll(spans(child));
      }
    }
    return texts;
  }
}
