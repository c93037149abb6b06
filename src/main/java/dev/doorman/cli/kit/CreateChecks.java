package dev.doorman.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Making requests, once each. */
record CreateChecks(Api api) {
  private static final int AT_ONCE = 8;

  List<Check> all() {
    return List.of(
        new Check(
            "create",
            "A new request gets 201, an id, and awaits verification on a link",
            this::create),
        new Check("ids-differ", "No two requests share an id or a link", this::idsDiffer),
        new Check(
            "key-same",
            "The same key and body get the same answer, and no second request",
            this::keySame),
        new Check(
            "key-other-body",
            "The same key with another body is answered with 422",
            this::keyOther),
        new Check(
            "key-at-once",
            "Calls at the same time with one key make one request (201, or 409 in progress)",
            this::keyAtOnce),
        new Check("key-missing", "Without Idempotency-Key the answer is 400", this::keyMissing),
        new Check(
            "key-length",
            "Keys of up to 255 characters are taken, longer ones get 400",
            this::keyLength),
        new Check(
            "body-invalid", "A body that is malformed or lacks a field gets 400", this::invalid));
  }

  private void create() {
    Exchange answer = api.create(Api.key(), api.body());
    Api.status(answer, 201, "a new request");
    Api.that(
        answer.text("id").matches("[A-Za-z0-9_-]{1,64}"),
        "\"id\" must have 1 to 64 letters, digits, _ or -",
        answer);
    Api.that(answer.json().path("verification").isObject(), "\"verification\" is missing", answer);
    Api.state(answer, "awaiting_verification", "of a new request");
    Api.that(
        answer.json().path("withdrawable").asBoolean(false),
        "a new request must be withdrawable",
        answer);
  }

  private void idsDiffer() {
    Exchange one = api.made();
    Exchange other = api.made();
    Api.that(!other.text("id").equals(one.text("id")), "the id was given before", other);
    Api.that(!Api.link(other).equals(Api.link(one)), "the link was given before", other);
  }

  private void keySame() {
    String key = Api.key();
    UUID conversation = UUID.randomUUID();
    String body = api.body(conversation);
    Exchange first = created(key, body);
    same(first, api.create(key, body), "the same call again");
    JsonNode fields =
        new Exchange("", "", java.util.Map.of(), "", 0, java.util.Map.of(), body).json();
    String reordered =
        "{ \"locale\": %s, \"confirmedAt\": %s, \"conversation\": %s }"
            .formatted(fields.get("locale"), fields.get("confirmedAt"), fields.get("conversation"));
    same(first, api.create(key, reordered), "the same fields in another order");
  }

  private Exchange created(String key, String body) {
    Exchange first = api.create(key, body);
    if (first.status() != 201) {
      throw new Blocked("no request could be made; see create");
    }
    return first;
  }

  private static void same(Exchange first, Exchange again, String what) {
    Api.status(again, 201, what);
    Api.that(
        again.json().equals(first.json()),
        what + " must get the first answer again, which was: " + first.answer(),
        again);
  }

  private void keyOther() {
    String key = Api.key();
    created(key, api.body());
    api.refused(
        api.create(key, api.body()), 422, "idempotency-key-reused", "a used key with another body");
  }

  private void keyAtOnce() {
    String key = Api.key();
    String body = api.body();
    Set<String> ids = new HashSet<>();
    for (Exchange answer : together(() -> api.create(key, body))) {
      if (answer.status() == 201) {
        ids.add(answer.text("id"));
        Api.that(ids.size() == 1, "one key made more than one request: " + ids, answer);
      } else {
        api.refused(answer, 409, "idempotency-in-progress", "a call beside another with its key");
      }
    }
  }

  private static List<Exchange> together(Callable<Exchange> call) {
    List<Exchange> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Exchange>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(threads.submit(call));
      }
      for (Future<Exchange> one : calls) {
        answers.add(one.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Broken broken ? broken : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Blocked("interrupted");
    }
    return answers;
  }

  private void keyMissing() {
    api.refused(
        api.create("", api.body()), 400, "idempotency-key-missing", "a creation without a key");
  }

  private void keyLength() {
    String longest = Api.key() + "k".repeat(255 - 36);
    Api.status(api.create(longest, api.body()), 201, "a key of 255 characters");
    api.refused(
        api.create("k".repeat(256), api.body()), 400, "invalid-request", "a key of 256 characters");
  }

  private void invalid() {
    String id = UUID.randomUUID().toString();
    String time = "\"confirmedAt\":\"2026-01-01T10:00:00Z\"";
    String locale = "\"locale\":\"en\"";
    for (String body :
        List.of(
            "{",
            "[]",
            "{}",
            "{\"conversation\":\"" + id + "\"," + locale + "}",
            "{\"conversation\":\"" + id + "\"," + time + "}",
            "{" + locale + "," + time + "}",
            "{\"conversation\":\"no-uuid\"," + locale + "," + time + "}",
            "{\"conversation\":\"" + id + "\"," + locale + ",\"confirmedAt\":\"yesterday\"}",
            "{\"conversation\":\"" + id + "\"," + locale + "," + time + ",\"subject\":\"\"}",
            "{\"conversation\":\"" + id + "\"," + locale + "," + time + ",\"subject\":7}")) {
      api.refused(api.create(Api.key(), body), 400, "invalid-request", "the body " + body);
    }
  }

  /** Between two times of an answer. */
  static Duration between(Exchange answer, String from, String to) {
    return Duration.between(time(answer, from), time(answer, to));
  }

  /** A time of an answer, by its JSON pointer. */
  static java.time.Instant time(Exchange answer, String pointer) {
    JsonNode value = answer.json().at(pointer);
    try {
      return OffsetDateTime.parse(value.isTextual() ? value.textValue() : "").toInstant();
    } catch (DateTimeException e) {
      throw new Broken(
          "\"%s\" must be a time (RFC 3339)"
              .formatted(pointer.substring(pointer.lastIndexOf('/') + 1)),
          answer);
    }
  }
}
