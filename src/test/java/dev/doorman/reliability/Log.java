package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A conversation's whole log, asked for as a client does that has none of it. */
sealed interface Log {
  /** All events, from the first. */
  record Events(List<JsonNode> events) implements Log {}

  /** The customer never got a conversation. */
  record NeverBegun() implements Log {}

  /** The server knows no such conversation. */
  record Gone(String why) implements Log {}

  /** No server gave it in {@link #TRIES} tries. */
  record Unread(String why) implements Log {}

  int TRIES = 5;
  Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Reads it; names what was wrong in place of failing, so that the other customers are judged too.
   *
   * @param node names a server that is alive
   */
  static Log of(Customer customer, Supplier<URI> node) {
    if (customer.conversation().isEmpty()) {
      return new NeverBegun();
    }
    Log log = new Unread("never tried");
    for (int i = 0; i < TRIES && log instanceof Unread; i++) {
      Optional<Wire> wire = Wire.connect(node.get());
      if (wire.isEmpty()) {
        log = new Unread("nobody answers");
        continue;
      }
      try (Wire open = wire.get()) {
        log = read(customer.resume(), open);
      }
    }
    return log;
  }

  private static Log read(String resume, Wire wire) {
    List<JsonNode> events = new ArrayList<>();
    ObjectNode hello = Wire.JSON.createObjectNode().put("type", "hello").put("resume", resume);
    wire.send(hello.put("epoch", "none").put("since", 0).toString());
    while (true) {
      Optional<JsonNode> frame = wire.next(PATIENCE);
      if (frame.isEmpty()) {
        return new Unread("no state within " + PATIENCE.toSeconds() + " s");
      }
      switch (frame.get().path("type").asText()) {
        case "event" -> events.add(frame.get());
        case "state" -> {
          return new Events(events);
        }
        case "error" -> {
          return frame.get().path("code").asText().equals("unknown-resume")
              ? new Gone(frame.get().toString())
              : new Unread(frame.get().toString());
        }
        case "" -> {
          return new Unread("the connection ended");
        }
        default -> {}
      }
    }
  }
}
