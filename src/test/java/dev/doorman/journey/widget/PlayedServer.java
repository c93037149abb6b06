package dev.doorman.journey.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketRoute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A chat server that is played: for states that the real one gets into rarely, or after a while. It
 * keeps a log, lets in with {@code hello}, and acknowledges what it is told to.
 */
final class PlayedServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENDED = 4410;

  private final List<ObjectNode> log = new ArrayList<>();
  private final List<JsonNode> hellos = new ArrayList<>();
  private final List<JsonNode> heard = new ArrayList<>();
  private final List<WebSocketRoute> sockets = new ArrayList<>();
  private String conversation = UUID.randomUUID().toString();
  private String state = "{\"type\":\"state\",\"inFlow\":false,\"maskDigits\":false}";
  private boolean stores = true;
  private boolean gone;
  private Instant at = Clock.systemUTC().instant();

  PlayedServer(BrowserContext context) {
    context.routeWebSocket(
        Pattern.compile(".*/chat$"),
        socket -> {
          if (gone) {
            socket.close(new WebSocketRoute.CloseOptions().setCode(1011).setReason("played"));
            return;
          }
          sockets.add(socket);
          socket.onMessage(frame -> hear(socket, parse(frame.text())));
        });
  }

  /** The next events are of this time before now. */
  PlayedServer ago(Duration before) {
    at = Clock.systemUTC().instant().minus(before);
    return this;
  }

  /** An event; what is connected gets it. */
  PlayedServer event(String from, String body) {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", "event").put("seq", log.size() + 1).put("at", at.toString());
    event.put("from", from).set("body", parse(body));
    log.add(event);
    sockets.forEach(socket -> socket.send(event.toString()));
    return this;
  }

  PlayedServer text(String from, String text) {
    return event(from, JSON.createObjectNode().put("kind", "text").put("text", text).toString());
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

  /** Not to be reached from now on. */
  void gone() {
    gone = true;
    close(1011);
  }

  /** Where the dialogue stands: sent now, and after each welcome. */
  PlayedServer standing(String frame) {
    state = frame;
    send(frame);
    return this;
  }

  /** Any frame, to whatever is connected. */
  PlayedServer send(String frame) {
    sockets.forEach(socket -> socket.send(frame));
    return this;
  }

  /** Closes all connections. */
  void close(int code) {
    var open = List.copyOf(sockets);
    sockets.clear();
    open.forEach(
        socket ->
            socket.close(new WebSocketRoute.CloseOptions().setCode(code).setReason("played")));
  }

  /**
   * To be called before a page that is connected is left or loaded anew: Playwright for Java cannot
   * read the news of a routed socket that goes away with its page.
   */
  void leave() {
    close(ENDED);
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

  private void hear(WebSocketRoute socket, JsonNode frame) {
    if (!frame.path("type").asText().equals("hello")) {
      heard.add(frame);
      if (stores && frame.has("id")) {
        store(socket, frame);
      }
      return;
    }
    hellos.add(frame);
    ObjectNode welcome = JSON.createObjectNode();
    welcome.put("type", "welcome").put("conversation", conversation);
    welcome.put("resume", "secret-" + conversation).put("epoch", conversation);
    welcome.put("seq", log.size());
    socket.send(welcome.toString());
    boolean known = frame.path("epoch").asText().equals(conversation);
    log.stream()
        .skip(known ? frame.path("since").asLong() : 0)
        .forEach(event -> socket.send(event.toString()));
    socket.send(state);
  }

  private void store(WebSocketRoute socket, JsonNode frame) {
    if (frame.path("type").asText().equals("say")) {
      text("customer", frame.path("text").asText());
    }
    ObjectNode ack = JSON.createObjectNode();
    ack.put("type", "ack").put("id", frame.path("id").asText()).put("seq", log.size());
    socket.send(ack.toString());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
