package dev.doorman.conversation.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.conversation.delivery.PlayedVendor.Reply;
import java.util.function.Consumer;

/** The ways in which vendors' answers were broken. */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold nothing.
enum VendorBreak {
  ANOTHER_ID(reply -> reply.body.put("id", "dr-of-another")),
  ACCEPTED_AT_MISSING(reply -> reply.body.remove("acceptedAt")),
  EXPECTED_BY_MISSING(reply -> reply.body.remove("expectedBy")),
  TIME_FOR_DATE(reply -> has(reply, "expectedBy", "2026-03-20T10:00:00Z")),
  EXPECTED_BY_IN_2020(reply -> has(reply, "expectedBy", "2020-01-01")),
  EXPECTED_BY_IN_9999(reply -> has(reply, "expectedBy", "9999-12-31")),
  ACCOUNT_MISSING(reply -> reply.body.remove("account")),
  ACCOUNT_TOO_LONG(reply -> has(reply, "account", "a".repeat(5000))),
  VERIFIED_UNTIL_MISSING(reply -> reply.body.remove("verifiedUntil")),
  VERIFIED_UNTIL_PAST(reply -> has(reply, "verifiedUntil", "2020-01-01T00:00:00Z")),
  UNKNOWN_STATE(reply -> has(reply, "state", "being_looked_at")),
  CAPITALS(
      reply ->
          has(
              reply,
              "state",
              reply.body.path("state").asText().toUpperCase(java.util.Locale.ROOT))),
  STATE_MISSING(reply -> reply.body.remove("state")),
  ID_MISSING(reply -> reply.body.remove("id")),
  STATUS_400(reply -> refuses(reply, 400)),
  STATUS_401(reply -> refuses(reply, 401)),
  STATUS_404(reply -> refuses(reply, 404)),
  STATUS_429(reply -> refuses(reply, 429)),
  STATUS_500(reply -> refuses(reply, 500)),
  MATCH_PHRASE_EMPTY(reply -> link(reply, "matchPhrase", "")),
  MATCH_PHRASE_LONG(reply -> link(reply, "matchPhrase", "amber ".repeat(833))),
  LINK_ELSEWHERE(reply -> link(reply, "url", "https://evil.example/v")),
  LINK_FOR_EVER(reply -> link(reply, "expiresAt", "9999-01-01T00:00:00Z")),
  LINK_PAST(reply -> link(reply, "expiresAt", "2020-01-01T00:00:00Z")),
  LINK_MISSING(reply -> reply.body.remove("verification")),
  WITHDRAWABLE_MISSING(reply -> reply.body.remove("withdrawable")),
  HTML(reply -> reply.instead = "<!doctype html><title>Please sign in</title>"),
  EMPTY_OBJECT(reply -> reply.instead = "{}"),
  LIST(reply -> reply.instead = "[]"),
  REDIRECT(
      reply -> {
        refuses(reply, 302);
        reply.headers.put("Location", "https://evil.example/");
      }),
  HUGE(reply -> reply.instead = "{\"id\":\"" + "x".repeat(200_000) + "\"}");

  private final Consumer<Reply> spoiling;

  VendorBreak(Consumer<Reply> spoiling) {
    this.spoiling = spoiling;
  }

  /** Breaks an answer; one that is a refusal is left as it is, unless this is a refusal too. */
  void spoil(Reply reply) {
    if (reply.isRequest()) {
      spoiling.accept(reply);
    }
  }

  private static void has(Reply reply, String field, String value) {
    if (reply.body.has(field)) {
      reply.body.put(field, value);
    }
  }

  private static void link(Reply reply, String field, String value) {
    if (reply.body.path("verification") instanceof ObjectNode link) {
      link.put(field, value);
    }
  }

  private static void refuses(Reply reply, int status) {
    reply.status = status;
    reply.instead = "{\"type\":\"urn:doorman:problem:whatever\"}";
  }
}
