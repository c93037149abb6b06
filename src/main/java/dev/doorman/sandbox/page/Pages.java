package dev.doorman.sandbox.page;

import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.proof.Codes;
import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.proof.Sight;
import dev.doorman.sandbox.proof.Verification;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Chooses the page for what there is to see. */
final class Pages {
  private static final String BACK = "Go back to the chat. You can close this tab.";

  private Pages() {}

  /** The next step of a link that works. */
  static TemplateInstance step(Request request, String typed, String error, Instant now) {
    String phrase = request.link().matchPhrase();
    Proof proof = request.proof();
    return switch (proof.step()) {
      case MATCH -> Views.match(phrase, error);
      case CONTACT -> Views.contact(phrase, typed, error);
      case CODE -> Views.code(phrase, Verification.typedContact(proof), resend(proof, now), error);
    };
  }

  /** How to go on after something was wrong. */
  static TemplateInstance again(Request request, String typed, Fault fault, Instant now) {
    return step(request, typed, Words.of(fault), now);
  }

  private static String resend(Proof proof, Instant now) {
    if (proof.sends() >= Codes.MOST_SENDS) {
      return "This was the last code for this request.";
    }
    return now.isBefore(proof.sendFrom())
        ? "You can ask for a new code in "
            + Words.time(Duration.between(now, proof.sendFrom()))
            + "."
        : "";
  }

  static TemplateInstance verified() {
    return Views.plain(
        "You’re verified",
        List.of(
            "Go back to the chat.",
            "There you give the final confirmation. Until then, nothing is deleted.",
            "You can close this tab."),
        "done");
  }

  static TemplateInstance closed(Sight.Closed sight) {
    return switch (sight) {
      case Sight.Unknown() ->
          plain(
              "This link doesn’t work",
              "It may be incomplete. Open it from the chat again, or copy all of it.");
      case Sight.Replaced() ->
          plain("There is a newer link", "This one was replaced. Use the newest link in the chat.");
      case Sight.Expired() ->
          plain(
              "This link has expired",
              "Nothing was deleted. You can ask for a new link in the chat.");
      case Sight.Used() ->
          plain(
              "This link has been used",
              "It has done its work: the check was passed, and it cannot be used again.",
              BACK);
      case Sight.Locked() ->
          plain(
              "Too many wrong codes",
              "For your safety this request is closed, and nothing was deleted.",
              "Go back to the chat: there you can start again, or talk to a person.");
      case Sight.Rejected() ->
          plain(
              "Nothing will be deleted",
              "You told us that this request isn’t yours, and we closed it. Thank you.",
              "If somebody sent you the link, don’t answer them, and never tell anybody a code that"
                  + " you get from us.");
      case Sight.Withdrawn() -> plain("This request was withdrawn", "Nothing was deleted.", BACK);
    };
  }

  static TemplateInstance notHere() {
    return plain(
        "That didn’t come from this page",
        "The form was sent from another site, so we did nothing. Open the link from the chat.");
  }

  static TemplateInstance unavailable() {
    return plain("That didn’t work just now", "Wait a moment, then load this page again.");
  }

  private static TemplateInstance plain(String title, String... paragraphs) {
    return Views.plain(title, List.of(paragraphs), "");
  }
}
