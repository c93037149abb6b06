package dev.doorman.journey.shift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.chat.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer over the wire, with all that they were told. Not safe for use by several threads. */
final class ShiftCustomer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITH_PLACE =
      Set.of("desk-waiting", "desk-place", "desk-staffed");
  private static final Pattern PLACE = Pattern.compile("number ([\\d,]+) in line");
  private static final Pattern MINUTES = Pattern.compile("take about ([\\d,]+) minutes");

  /** Where the customer stands. */
  enum Stand {
    NEW,
    WAITING,
    HELD,
    INBOX,
    OVER
  }

  final List<HandOverTruth> handOvers = new ArrayList<>();

  /** The notices of the desk that had to come, in their order. */
  final List<String> expected = new ArrayList<>();

  final String id;
  Stand stand = Stand.NEW;
  String team = "";
  Optional<String> agent = Optional.empty();
  boolean fromInbox;
  boolean wroteToAgent;
  boolean agentWrote;
  int placeTold;

  /** Whether the last word about the team was that everybody has gone. */
  boolean knowsDeserted;

  private final WireClient wire;

  ShiftCustomer(URI server) {
    wire = WireClient.connect(server);
    id = wire.hello().path("conversation").asText();
    wire.event("text");
  }

  HandOverTruth now() {
    return handOvers.getLast();
  }

  void say(String text) {
    wire.say(text);
    wire.next("ack");
  }

  /** Leaves a message, and perhaps an address behind it; gives all that is told about that. */
  String leave(String text, Optional<String> email) {
    wire.send(message("leave").put("text", text).toString());
    String told = wire.notice("left-message").at("/body/text").asText();
    if (email.isEmpty()) {
      return told;
    }
    wire.send(message("leave").put("email", email.get()).toString());
    return told + " " + wire.notice("address-noted").at("/body/text").asText();
  }

  void rate(int stars) {
    wire.send(message("rate").put("stars", stars).toString());
    wire.next("ack");
  }

  void end() {
    wire.send(message("end").toString());
    wire.closeCode();
  }

  private static ObjectNode message(String type) {
    return JSON.createObjectNode().put("type", type).put("id", UUID.randomUUID().toString());
  }

  /** The next notice of the desk, which has to be this one. */
  Told hear(String code) {
    JsonNode event = wire.event("notice");
    while (!isOfTheDesk(event)) {
      event = wire.event("notice");
    }
    String told = event.at("/body/code").asText();
    String text = event.at("/body/text").asText();
    if (!told.equals(code)) {
      throw new AssertionError(id + " was told \"" + text + "\", where it had to be " + code);
    }
    expected.add(code);
    return new Told(text, at(event));
  }

  private static boolean isOfTheDesk(JsonNode event) {
    return event.at("/body/code").asText().startsWith("desk-");
  }

  /** Waits for an agent's words; gives when they were stored. */
  Instant hearAgent(String text) {
    JsonNode event = wire.event("text");
    while (!event.at("/body/text").asText().equals(text)) {
      event = wire.event("text");
    }
    return at(event);
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.path("at").asText());
  }

  /**
   * A notice.
   *
   * @param at when it was stored
   */
  record Told(String text, Instant at) {
    int place() {
      return text.contains("next in line") ? 1 : number(PLACE);
    }

    /** 0 where it says that nothing is known. */
    int minutes() {
      if (text.contains("I can't say how long")) {
        return 0;
      }
      return text.contains("take about a minute") ? 1 : number(MINUTES);
    }

    private int number(Pattern pattern) {
      Matcher found = pattern.matcher(text);
      if (!found.find()) {
        throw new AssertionError("not understood: " + text);
      }
      return Integer.parseInt(found.group(1).replace(",", ""));
    }
  }

  /**
   * Statements of a notice or of the state that nothing accounts for; all that came is looked at.
   */
  List<String> untrue() {
    List<String> untrue = new ArrayList<>();
    List<String> told = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    boolean held = false;
    for (String raw : wire.raw()) {
      JsonNode frame = read(raw);
      String code = frame.at("/body/code").asText();
      if (code.startsWith("desk-")) {
        told.add(code);
        held = code.equals("desk-claimed") || (held && code.equals("desk-transferred"));
        var notice = new Told(frame.at("/body/text").asText(), Instant.EPOCH);
        if (WITH_PLACE.contains(code)) {
          places.add(notice.place());
        }
        if (notice.text().contains("passing you on to someone else")) {
          held = false;
        }
      } else if (held && frame.path("from").asText().equals("bot") && frame.has("seq")) {
        untrue.add(id + ": the bot spoke while an agent had the chat: " + raw);
      }
      if (frame.at("/desk/place").isInt()) {
        shown.add(frame.at("/desk/place").asInt());
      }
    }
    if (!told.equals(expected)) {
      untrue.add(id + " was told " + told + ", and had to be told " + expected);
    }
    for (int place : shown) {
      if (!places.contains(place)) {
        untrue.add(id + ": the state showed place " + place + ", told were " + places);
      }
    }
    return untrue;
  }

  private static JsonNode read(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
