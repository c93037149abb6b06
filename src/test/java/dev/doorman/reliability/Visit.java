package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.sandbox.Browser;
import dev.doorman.sandbox.Mailbox;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;

/** A customer on the sandbox's verification page, who goes on wherever it broke off. */
final class Visit {
  private final URI link;
  private final String email;
  private final Supplier<URI> node;

  /**
   * @param node a server that may be alive
   */
  Visit(URI link, String email, Supplier<URI> node) {
    this.link = link;
    this.email = email;
    this.node = node;
  }

  /** What a step on the page led to. */
  enum Reached {
    VERIFIED,
    GOING_ON,
    /** The link leads nowhere any more. */
    OVER
  }

  /** Takes one step; safe to repeat. */
  Reached step() {
    URI server = node.get();
    URI page = server.resolve(link.getRawPath());
    try {
      var answer = Browser.open(page);
      String body = answer.body();
      if (answer.statusCode() >= 500) {
        return Reached.GOING_ON;
      }
      if (body.contains("value=\"check\"")) {
        JsonNode mails = new Mailbox(server).mails(email);
        if (!mails.isEmpty()) {
          Browser.fill(page, "code", mails.path(0).path("code").asText(), "check");
        }
      } else if (body.contains("value=\"identify\"")) {
        Browser.fill(page, "contact", email, "identify");
      } else if (body.contains("value=\"yes\"")) {
        Browser.press(page, "yes");
      } else {
        return body.contains("verified") ? Reached.VERIFIED : Reached.OVER;
      }
      return Reached.GOING_ON;
    } catch (UncheckedIOException | AssertionError e) {
      // Nobody answers, or somebody who is just being killed.
      return Reached.GOING_ON;
    }
  }
}
