package dev.doorman.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import java.util.List;

/** What holds for every answer; looks back on all that were given. */
record OverallChecks(Api api, Wire wire) {
  List<Check> all() {
    return List.of(
        new Check("state-names", "Every answer has a state that the contract knows", this::states),
        new Check(
            "answer-form", "Every answer has id, createdAt and withdrawable, as JSON", this::form),
        new Check(
            "state-fields",
            "Every answer has what its state comes with, and the id that was asked for",
            this::fields),
        new Check(
            "problem-details",
            "Every error is application/problem+json (RFC 9457)",
            this::problems),
        new Check("problem-types", "Every error has the contract's type for it", this::types));
  }

  private List<Exchange> good() {
    List<Exchange> good =
        wire.exchanges().stream()
            .filter(one -> one.status() == 200 || one.status() == 201)
            .toList();
    if (good.isEmpty()) {
      throw new Blocked("nothing was answered with 200 or 201");
    }
    return good;
  }

  private void states() {
    for (Exchange answer : good()) {
      String state = answer.text("state");
      Api.that(
          Api.STATES.contains(state),
          "\"%s\" is no state; the states are %s"
              .formatted(state, Api.STATES.stream().sorted().toList()),
          answer);
    }
  }

  private void form() {
    for (Exchange answer : good()) {
      JsonNode json = answer.json();
      Api.that(
          answer.mediaType().equals("application/json") && json.isObject(),
          "the answer must be an object as application/json",
          answer);
      Api.that(!answer.text("id").isEmpty(), "\"id\" is missing", answer);
      Api.that(json.path("withdrawable").isBoolean(), "\"withdrawable\" is no boolean", answer);
      for (String time : List.of("createdAt", "verifiedAt", "verifiedUntil", "acceptedAt")) {
        if (time.equals("createdAt") || json.has(time)) {
          var unused = CreateChecks.time(answer, "/" + time);
        }
      }
    }
  }

  /** What an answer must come with in a state, beside what it must in each. */
  static List<String> required(String state) {
    return switch (state) {
      case "verified" -> List.of("account", "verifiedUntil");
      case "accepted", "completed" -> List.of("acceptedAt", "expectedBy");
      default -> List.of();
    };
  }

  private void fields() {
    for (Exchange answer : good()) {
      for (String field : required(answer.text("state"))) {
        Api.that(
            !answer.text(field).isEmpty(),
            "\"%s\" is missing in the state %s".formatted(field, answer.text("state")),
            answer);
      }
      String[] path = answer.path().split("/", -1);
      Api.that(
          path.length < 3 || path[2].equals(answer.text("id")),
          "\"id\" must be the one that was asked for",
          answer);
    }
  }

  private List<Exchange> errors() {
    List<Exchange> errors =
        wire.exchanges().stream().filter(one -> one.status() >= 400 && one.status() < 500).toList();
    if (errors.isEmpty()) {
      throw new Blocked("no error was answered");
    }
    return errors;
  }

  private void problems() {
    for (Exchange answer : errors()) {
      Api.that(
          answer.mediaType().equals("application/problem+json"),
          "an error must be application/problem+json, not " + answer.mediaType(),
          answer);
      Api.that(
          !answer.text("type").isEmpty()
              && !answer.text("title").isEmpty()
              && answer.json().path("status").asInt() == answer.status(),
          "a problem must have type, title, and the answer's own status",
          answer);
    }
  }

  private void types() {
    List<Exchange> errors = errors();
    for (Broken wrong : api.wrongProblems()) {
      throw wrong;
    }
    for (Exchange answer : errors) {
      String type = answer.text("type");
      Api.that(
          type.isEmpty() || type.startsWith("urn:doorman:problem:"),
          "a problem's type must begin with urn:doorman:problem:",
          answer);
    }
  }
}
