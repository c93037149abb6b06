package dev.doorman.journey.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A chat server that is played, in place of the browser's sockets: for states that the real one
 * gets into rarely, or after a while. It keeps a log, lets in with {@code hello}, and acknowledges
 * what it is told to.
 */
final class PlayedServer {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A socket that hands its frames over, and takes what is answered and what is pushed. */
  private static final String SOCKETS =
      """
      (() => {
        const open = new Set();
        window.WebSocket = class {
          static CONNECTING = 0;
          static OPEN = 1;
          readyState = 0;
          constructor() {
            window.playedConnect().then((gone) => {
              if (this.readyState !== 0) return;
              if (gone) return this.end(1011);
              this.readyState = 1;
              open.add(this);
              this.onopen?.({});
            });
          }
          send(text) {
            window.playedHear(text).then((frames) =>
              JSON.parse(frames).forEach((data) => open.has(this) && this.onmessage?.({ data })));
          }
          close() { open.delete(this); this.readyState = 3; }
          end(code) { this.close(); this.onclose?.({ code }); }
        };
        window.playedPush = (data) => open.forEach((socket) => socket.onmessage?.({ data }));
        window.playedEnd = (code) => [...open].forEach((socket) => socket.end(code));
      })();
      """;

  private final BrowserContext context;
  private final List<ObjectNode> log = new ArrayList<>();
  private final List<JsonNode> hellos = new ArrayList<>();
  private final List<JsonNode> heard = new ArrayList<>();
  private String conversation = UUID.randomUUID().toString();
  private String state = "{\"type\":\"state\",\"inFlow\":false,\"maskDigits\":false}";
  private boolean stores = true;
  private boolean gone;
  private Instant at = Clock.systemUTC().instant();

  PlayedServer(BrowserContext context) {
    this.context = context;
    context.exposeBinding("playedConnect", (source, arguments) -> gone);
    context.exposeBinding(
        "playedHear",
        (source, arguments) -> JSON.valueToTree(hear(parse((String) arguments[0]))).toString());
    context.addInitScript(SOCKETS);
  }

  /** The next events are of this time before now. */
  PlayedServer ago(Duration before) {
    at = Clock.systemUTC().instant().minus(before);
    return this;
  }

  /** An event; what is connected gets it. */
  PlayedServer event(String from, String body) {
    return send(logged(from, parse(body)));
  }

  PlayedServer text(String from, String text) {
    return send(logged(from, text(text)));
  }

  /** From now on messages are not acknowledged, as where a connection has gone dead. */
  PlayedServer deaf() {
    stores = false;
    return this;
  }

  PlayedServer hearing() {
    stores = true;
    return this;
  }

  /** Where the dialogue stands: sent now, and after each welcome. */
  PlayedServer standing(String frame) {
    state = frame;
    return send(frame);
  }

  /** Any frame, to whatever is connected. */
  PlayedServer send(String frame) {
    context.pages().forEach(page -> page.evaluate("frame => window.playedPush?.(frame)", frame));
    return this;
  }

  /** Closes all connections. */
  void close(int code) {
    context.pages().forEach(page -> page.evaluate("code => window.playedEnd?.(code)", code));
  }

  /** Not to be reached from now on. */
  void gone() {
    gone = true;
    close(1011);
  }

  /** From now on another conversation is let in to. */
  void another() {
    conversation = UUID.randomUUID().toString();
    log.clear();
  }

  List<JsonNode> hellos() {
    return List.copyOf(hellos);
  }

  /** Messages of a type, as they came in. */
  List<JsonNode> heard(String type) {
    return heard.stream().filter(frame -> type.equals(frame.path("type").asText())).toList();
  }

  /** Takes a frame; gives what is answered. */
  private List<String> hear(JsonNode frame) {
    List<String> answers = new ArrayList<>();
    if (frame.path("type").asText().equals("hello")) {
      hellos.add(frame);
      answers.add(welcome().toString());
      boolean known = frame.path("epoch").asText().equals(conversation);
      log.stream()
          .skip(known ? frame.path("since").asLong() : 0)
          .forEach(event -> answers.add(event.toString()));
      answers.add(state);
      return answers;
    }
    heard.add(frame);
    if (stores && frame.has("id")) {
      switch (frame.path("type").asText()) {
        case "say" -> answers.add(logged("customer", text(frame.path("text").asText())));
        case "tick" -> answers.add(logged("customer", ticked(frame)));
        default -> {
          // Acknowledged, and nothing to be seen.
        }
      }
      ObjectNode ack = JSON.createObjectNode();
      ack.put("type", "ack").put("id", frame.path("id").asText()).put("seq", log.size());
      answers.add(ack.toString());
    }
    return answers;
  }

  private ObjectNode welcome() {
    ObjectNode welcome = JSON.createObjectNode();
    welcome.put("type", "welcome").put("conversation", conversation);
    welcome.put("resume", "secret-" + conversation).put("epoch", conversation);
    welcome.put("now", Clock.systemUTC().instant().toString());
    return welcome.put("seq", log.size());
  }

  private String logged(String from, JsonNode body) {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", "event").put("seq", log.size() + 1).put("at", at.toString());
    event.put("from", from).set("body", body);
    log.add(event);
    return event.toString();
  }

  private static JsonNode text(String text) {
    return JSON.createObjectNode().put("kind", "text").put("text", text);
  }

  private JsonNode ticked(JsonNode tick) {
    int prompt = tick.path("prompt").asInt();
    ArrayNode items = log.get(prompt - 1).path("body").path("items").deepCopy();
    for (JsonNode item : items) {
      if (item.path("id").equals(tick.path("item"))) {
        ((ObjectNode) item).set("done", tick.path("done"));
      }
    }
    ObjectNode body = JSON.createObjectNode().put("kind", "checklist").put("prompt", prompt);
    return body.set("items", items);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
