package dev.doorman.conversation.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.answer.Citation;
import dev.doorman.conversation.words.Body.Button;
import dev.doorman.conversation.words.Body.Certainty;
import dev.doorman.conversation.words.Body.CheckItem;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.knowledge.Block;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Bodies of events in their form on the wire, which is also the form in which they are stored. */
public final class BodyJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private BodyJson() {}

  /** The body as a JSON object. */
  public static String write(Body body) {
    ObjectNode node = JSON.objectNode();
    switch (body) {
      case Body.Text text -> {
        node.put("kind", "text").put("text", text.text());
        putButtons(node, "suggestions", text.suggestions());
        text.choice()
            .ifPresent(
                choice ->
                    node.putObject("choice")
                        .put("prompt", choice.prompt())
                        .put("option", choice.option()));
      }
      case Body.AgentText said -> {
        node.put("kind", "text").put("text", said.text()).put("agent", said.agent());
        if (!said.citations().isEmpty()) {
          node.set("citations", citations(said.citations()));
        }
      }
      case Body.RatingRequest asked -> node.put("kind", "rating-request");
      case Body.Rating(int stars, Optional<String> comment) -> {
        node.put("kind", "rating").put("stars", stars);
        comment.ifPresent(said -> node.put("comment", said));
      }
      case Body.Answer answer -> {
        node.put("kind", "answer").set("blocks", BlocksJson.blocks(answer.blocks()));
        node.set("citations", citations(answer.citations()));
        putButtons(node, "suggestions", answer.suggestions());
        node.put("votable", answer.survey() == Survey.ALLOWED && !answer.citations().isEmpty());
        node.put("outcome", answer.certainty().wire());
        answer.chosenFrom().ifPresent(seq -> node.put("chosenFrom", seq));
      }
      case Body.Unanswered(String text, List<Button> suggestions) -> {
        node.put("kind", "text").put("text", text);
        putButtons(node, "suggestions", suggestions);
        node.put("outcome", Certainty.UNKNOWN.wire());
      }
      case Body.Prompt prompt -> putPrompt(node, prompt);
      case Body.Checklist(long prompt, List<CheckItem> items) ->
          node.put("kind", "checklist").put("prompt", prompt).set("items", items(items));
      case Body.Handoff handoff ->
          node.put("kind", "handoff")
              .put("url", handoff.url().toString())
              .put("matchPhrase", handoff.matchPhrase())
              .put("expiresAt", handoff.expiresAt().toString());
      case Body.ReceiptShown shown -> putReceipt(node, shown);
      case Body.Notice notice -> {
        node.put("kind", "notice").put("code", notice.code()).put("text", notice.text());
        putButtons(node, "suggestions", notice.suggestions());
      }
    }
    return node.toString();
  }

  /** The text of a stored body, where it is one that was typed and not a button's. */
  public static Optional<String> typed(String body) {
    ObjectNode node = read(body);
    return node.path("kind").asText().equals("text") && !node.has("choice")
        ? Optional.of(node.path("text").asText())
        : Optional.empty();
  }

  /** A stored text in these words. */
  public static String withText(String body, String text) {
    return read(body).put("text", text).toString();
  }

  /** Whether a stored body is a notice of this code. */
  public static boolean isNotice(String body, String code) {
    // The code is looked for first: few bodies have to be read.
    return body.contains(code)
        && read(body).path("kind").asText().equals("notice")
        && read(body).path("code").asText().equals(code);
  }

  /** A stored prompt with the items of its checklist ticked as given. */
  public static String withTicks(String prompt, Set<ItemId> done) {
    ObjectNode node = read(prompt);
    for (JsonNode item : node.path("items")) {
      ((ObjectNode) item).put("done", done.contains(new ItemId(item.path("id").asText())));
    }
    return node.toString();
  }

  /** A stored answer that says the same in these blocks. */
  public static String withBlocks(String answer, List<Block> blocks) {
    ObjectNode node = read(answer);
    node.set("blocks", BlocksJson.blocks(blocks));
    return node.toString();
  }

  /** What a stored answer cites first, where it is an answer that may be voted on. */
  public static Optional<Cited> votable(String body) {
    ObjectNode node = read(body);
    JsonNode citation = node.path("citations").path(0);
    return node.path("votable").asBoolean()
        ? Optional.of(
            new Cited(
                citation.path("article").asText(),
                citation.path("version").asText(),
                citation.path("section").asText()))
        : Optional.empty();
  }

  /** The sections that a stored answer is from; none for any other body. */
  public static List<Cited> answeredFrom(String body) {
    ObjectNode node = read(body);
    return node.path("kind").asText().equals("answer")
        ? node.path("citations")
            .valueStream()
            .map(
                citation ->
                    new Cited(
                        citation.path("article").asText(),
                        citation.path("version").asText(),
                        citation.path("section").asText()))
            .toList()
        : List.of();
  }

  /** Whether a stored body offers a section, by the label of its button, as what may be meant. */
  public static boolean offers(String body, String label) {
    // The name is looked for first: few bodies have to be read.
    if (!body.contains(Certainty.MAYBE.wire())) {
      return false;
    }
    ObjectNode node = read(body);
    return node.path("outcome").asText().equals(Certainty.MAYBE.wire())
        && node.path("suggestions")
            .valueStream()
            .anyMatch(button -> button.path("label").asText().equalsIgnoreCase(label));
  }

  /** What the button of this option says in a stored prompt. */
  public static Optional<String> label(String body, String option) {
    return read(body)
        .path("options")
        .valueStream()
        .filter(button -> button.path("id").asText().equals(option))
        .map(button -> button.path("label").asText())
        .filter(label -> !label.isEmpty())
        .findFirst();
  }

  /** A stored body without what is for the customer's eyes only. */
  public static String forAgent(String body) {
    ObjectNode node = read(body);
    if (!node.path("kind").asText().equals("handoff")) {
      return body;
    }
    return node.without(List.of("url", "matchPhrase")).toString();
  }

  /** A section of an article in one version. */
  public record Cited(String article, String version, String section) {}

  private static ObjectNode read(String body) {
    try {
      return (ObjectNode) MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored body is not JSON", e);
    }
  }

  private static void putPrompt(ObjectNode node, Body.Prompt prompt) {
    node.put("kind", "prompt")
        .put("name", prompt.name().id())
        .put("form", prompt.form().name().toLowerCase(Locale.ROOT))
        .put("text", prompt.text());
    if (!prompt.blocks().isEmpty()) {
      node.set("blocks", BlocksJson.blocks(prompt.blocks()));
    }
    if (!prompt.items().isEmpty()) {
      node.set("items", items(prompt.items()));
    }
    ArrayNode options = node.putArray("options");
    for (Button option : prompt.options()) {
      ObjectNode button = options.addObject().put("id", option.id()).put("label", option.label());
      if (prompt.name() == PromptName.FINAL_CONFIRMATION
          && option.id().equals(Option.CONFIRM.id())) {
        button.put("tone", "danger");
      }
    }
    if (!prompt.citations().isEmpty()) {
      node.set("citations", citations(prompt.citations()));
    }
  }

  private static void putReceipt(ObjectNode node, Body.ReceiptShown shown) {
    node.put("kind", "receipt")
        .put("reference", shown.receipt().reference().value())
        .put("state", shown.progress().name().toLowerCase(Locale.ROOT))
        .put("acceptedAt", shown.receipt().acceptedAt().toString())
        .put("expectedBy", shown.receipt().expectedBy().toString())
        .put("withdrawable", shown.receipt().withdrawable() == Withdrawable.YES)
        .put("text", shown.text());
    node.set("gone", BlocksJson.blocks(shown.gone()));
    node.set("stays", BlocksJson.blocks(shown.stays()));
    node.set("citations", citations(shown.citations()));
    putButtons(node, "suggestions", shown.suggestions());
  }

  private static ArrayNode items(List<CheckItem> items) {
    ArrayNode array = JSON.arrayNode();
    for (CheckItem item : items) {
      ObjectNode node = array.addObject().put("id", item.id().value());
      node.set("spans", BlocksJson.spans(item.spans()));
      node.put("done", item.done() == Body.Done.YES);
    }
    return array;
  }

  private static void putButtons(ObjectNode node, String name, List<Button> buttons) {
    if (!buttons.isEmpty()) {
      ArrayNode array = node.putArray(name);
      buttons.forEach(
          button -> array.addObject().put("id", button.id()).put("label", button.label()));
    }
  }

  private static ArrayNode citations(List<Citation> citations) {
    ArrayNode array = JSON.arrayNode();
    for (Citation citation : citations) {
      array
          .addObject()
          .put("article", citation.article().value())
          .put("version", citation.version())
          .put("section", citation.section())
          .put("title", citation.title())
          .put("url", citation.url());
    }
    return array;
  }
}
