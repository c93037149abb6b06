package dev.doorman.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that the customer sees, as scripts write it.
 *
 * @param what as {@code prompt: warning}
 * @param buttons ids of the suggestions under it
 * @param words all that it says
 */
record Sight(String what, List<String> buttons, String words) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Words WORDS = new Words();
  private static final Set<String> READ =
      Set.of("text", "label", "matchPhrase", "reference", "expectedBy", "title");
  private static final Pattern EXPECTED =
      Pattern.compile("([^{\"]+?)\\s*(?:\\{([^}]*)\\})?\\s*(?:\"(.*)\")?");

  /**
   * What an event shows; empty for what the customer said themselves.
   *
   * @param locale that the chat is held in
   */
  static Optional<Sight> of(Event event, Locale locale) {
    JsonNode body = body(event.body());
    return event.from() == Event.Sender.CUSTOMER && !body.path("kind").asText().equals("checklist")
        ? Optional.empty()
        : Optional.of(of(body, locale));
  }

  /** The question that waits when somebody comes back. */
  static Sight pending(String body) {
    JsonNode prompt = body(body);
    return new Sight("pending: " + prompt.path("name").asText(), List.of(), words(prompt));
  }

  private static Sight of(JsonNode body, Locale locale) {
    return new Sight(what(body, locale), ids(body.path("suggestions")), words(body));
  }

  private static String what(JsonNode body, Locale locale) {
    String kind = body.path("kind").asText();
    return switch (kind) {
      case "text" -> "say: " + line(body.path("text").asText(), locale);
      case "notice" -> "notice: " + body.path("code").asText();
      case "prompt" ->
          "prompt: "
              + body.path("name").asText()
              + (body.path("form").asText().equals("short") ? ", short" : "");
      case "checklist" -> "checklist: " + done(body.path("items"));
      case "receipt" -> "receipt: " + body.path("state").asText();
      case "answer" ->
          "answer: "
              + body.path("citations")
                  .valueStream()
                  .map(citation -> citation.path("section").asText())
                  .distinct()
                  .collect(Collectors.joining(", "));
      default -> kind;
    };
  }

  private static String done(JsonNode items) {
    String done =
        items
            .valueStream()
            .filter(item -> item.path("done").asBoolean())
            .map(item -> item.path("id").asText())
            .collect(Collectors.joining(", "));
    return done.isEmpty() ? "none" : done;
  }

  /** The name of Doorman's line with these words; a name in the words may differ. */
  private static String line(String words, Locale locale) {
    return WORDS.keys(locale).stream()
        // What is told of the desk is never said by the bot.
        .filter(key -> key.startsWith("line.") && !key.startsWith("line.desk-"))
        .filter(key -> isLine(words, WORDS.say(locale, key)))
        .map(key -> key.substring("line.".length()))
        .findFirst()
        .orElse("?");
  }

  private static boolean isLine(String said, String line) {
    int gap = line.indexOf('{');
    return gap < 0 ? said.equals(line) : said.startsWith(line.substring(0, gap));
  }

  private static List<String> ids(JsonNode buttons) {
    return buttons.valueStream().map(button -> button.path("id").asText()).toList();
  }

  /** All texts in it, however deep, with the labels of its buttons. */
  private static String words(JsonNode node) {
    return node.isObject()
        ? node.properties().stream()
            .filter(field -> field.getValue().isContainerNode() || READ.contains(field.getKey()))
            .map(field -> words(field.getValue()))
            .collect(Collectors.joining(" "))
        : node.isArray()
            ? node.valueStream().map(Sight::words).collect(Collectors.joining(" "))
            : node.asText();
  }

  static JsonNode body(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's body is not JSON", e);
    }
  }

  /** Whether this is what a script expects: the kind, and buttons and words where it names them. */
  boolean is(String expected) {
    Matcher parts = EXPECTED.matcher(expected);
    if (!parts.matches() || !parts.group(1).equals(what)) {
      return false;
    }
    boolean sameButtons =
        parts.group(2) == null || parts.group(2).equals(String.join(", ", buttons));
    return sameButtons && (parts.group(3) == null || words.contains(parts.group(3)));
  }

  /** As a script would write it. */
  String written() {
    return buttons.isEmpty() ? what : what + " {" + String.join(", ", buttons) + "}";
  }
}
