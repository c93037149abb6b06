package dev.doorman.sandbox.page;

import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.proof.Codes;
import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.proof.Sight;
import dev.doorman.sandbox.proof.Verification;
import dev.doorman.sandbox.words.Tongue;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Chooses the page for what there is to see, in a language. */
final class Pages {
  private Pages() {}

  /** The next step of a link that works. */
  static TemplateInstance step(Tongue t, Request request, String typed, String error, Instant now) {
    String phrase = request.link().matchPhrase();
    Proof proof = request.proof();
    return switch (proof.step()) {
      case MATCH -> Views.match(t, phrase, error);
      case CONTACT -> Views.contact(t, phrase, Words.EXAMPLE, typed, error);
      case CODE ->
          Views.code(t, phrase, Verification.typedContact(proof), resend(t, proof, now), error);
    };
  }

  /** How to go on after something was wrong. */
  static TemplateInstance again(Tongue t, Request request, String typed, Fault fault, Instant now) {
    return step(t, request, typed, Words.of(fault, t), now);
  }

  private static String resend(Tongue t, Proof proof, Instant now) {
    if (proof.sends() >= Codes.MOST_SENDS) {
      return t.say("code.last");
    }
    return now.isBefore(proof.sendFrom())
        ? t.say("code.wait", "time", t.time(Duration.between(now, proof.sendFrom())))
        : "";
  }

  static TemplateInstance verified(Tongue t) {
    return Views.plain(
        t,
        t.say("verified.title"),
        List.of(t.say("verified.1"), t.say("verified.2"), t.say("verified.3")),
        "done");
  }

  static TemplateInstance closed(Tongue t, Sight.Closed sight) {
    return switch (sight) {
      case Sight.Unknown() -> plain(t, "unknown.title", "unknown.1");
      case Sight.Replaced() -> plain(t, "replaced.title", "replaced.1");
      case Sight.Expired() -> plain(t, "expired.title", "expired.1");
      case Sight.Used() -> plain(t, "used.title", "used.1", "back");
      case Sight.Locked() -> plain(t, "locked.title", "locked.1", "locked.2");
      case Sight.Rejected() -> plain(t, "rejected.title", "rejected.1", "rejected.2");
      case Sight.Withdrawn() -> plain(t, "withdrawn.title", "withdrawn.1", "back");
    };
  }

  static TemplateInstance notHere(Tongue t) {
    return plain(t, "not-here.title", "not-here.1");
  }

  static TemplateInstance unavailable(Tongue t) {
    return plain(t, "unavailable.title", "unavailable.1");
  }

  private static TemplateInstance plain(Tongue t, String title, String... paragraphs) {
    return Views.plain(t, t.say(title), Arrays.stream(paragraphs).map(t::say).toList(), "");
  }
}
