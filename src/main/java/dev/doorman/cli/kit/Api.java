package dev.doorman.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of the contract, and what every check asks of their answers. */
final class Api {
  static final Set<String> STATES =
      Set.of(
          "awaiting_verification",
          "verified",
          "accepted",
          "completed",
          "expired",
          "locked",
          "rejected",
          "withdrawn");

  private final Wire wire;
  private final Clock clock;
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private final List<Broken> wrongProblems = new ArrayList<>();

  Api(Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** A body that is right, of a conversation that nobody else has. */
  String body() {
    return body(UUID.randomUUID());
  }

  String body(UUID conversation) {
    return "{\"conversation\":\"%s\",\"locale\":\"en\",\"confirmedAt\":\"%s\"}"
        .formatted(conversation, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  Exchange create(String key, String body) {
    Exchange answer = wire.send("POST", "/deletion-requests", key(key), body);
    if (answer.status() == 201) {
      made.add(answer.text("id"));
    }
    return answer;
  }

  Exchange get(String id) {
    return wire.send("GET", "/deletion-requests/" + id, Map.of(), "");
  }

  Exchange renew(String id) {
    return wire.send("POST", "/deletion-requests/" + id + "/verification", Map.of(), "");
  }

  Exchange confirm(String id, String key) {
    return wire.send("POST", "/deletion-requests/" + id + "/confirmation", key(key), "");
  }

  Exchange withdraw(String id) {
    return wire.send("DELETE", "/deletion-requests/" + id, Map.of(), "");
  }

  private static Map<String, String> key(String key) {
    return key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key);
  }

  /** The ids of all requests that were made. */
  Set<String> ids() {
    return Set.copyOf(made);
  }

  /** A new request, for a check that is about something else than making one. */
  Exchange made() {
    Exchange answer = create(key(), body());
    if (answer.status() != 201 || answer.text("id").isEmpty()) {
      throw new Blocked("no request could be made; see create");
    }
    return answer;
  }

  static URI link(Exchange answer) {
    JsonNode url = answer.json().at("/verification/url");
    try {
      return new URI(url.textValue() == null ? ":" : url.textValue());
    } catch (java.net.URISyntaxException e) {
      throw new Blocked("there is no usable link; see link");
    }
  }

  /**
   * Asks for an error. Its status is judged here; its problem's type is one row for all.
   *
   * @param problem the last part of the type that the contract has for it
   */
  void refused(Exchange answer, int status, String problem, String what) {
    status(answer, status, what);
    if (answer.json().has("type") && !answer.problem().equals(problem)) {
      wrongProblems.add(
          new Broken(
              "%s: the problem's type must be urn:doorman:problem:%s, not %s"
                  .formatted(what, problem, answer.text("type")),
              answer));
    }
  }

  List<Broken> wrongProblems() {
    return List.copyOf(wrongProblems);
  }

  static void status(Exchange answer, int expected, String what) {
    that(
        answer.status() == expected,
        "%s must be answered with %d, not %d".formatted(what, expected, answer.status()),
        answer);
  }

  /** Asks for a state. A name that the contract does not know is one row for all. */
  static void state(Exchange answer, String expected, String when) {
    String state = answer.text("state");
    if (!STATES.contains(state)) {
      throw new Blocked("the answer has no state that the contract knows; see state-names");
    }
    that(
        state.equals(expected),
        "%s the state must be %s, not %s".formatted(when, expected, state),
        answer);
  }

  static void that(boolean holds, String otherwise, Exchange answer) {
    if (!holds) {
      throw new Broken(otherwise, answer);
    }
  }
}
