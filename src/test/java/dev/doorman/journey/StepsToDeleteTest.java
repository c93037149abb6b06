package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.chat.WireClient;
import dev.doorman.sandbox.Accounts;
import dev.doorman.sandbox.Browser;
import dev.doorman.sandbox.Mailbox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Counts what a customer has to do, from the wish to the receipt. A step more is an obstacle: who
 * adds one has to change this test, and docs/deletion-and-the-law.md, and say why.
 */
@QuarkusTest
class StepsToDeleteTest {
  @TestHTTPResource("/")
  URI server;

  @Inject Accounts accounts;

  private final List<String> steps = new ArrayList<>();
  private WireClient client;

  @BeforeEach
  void connect() {
    client = WireClient.greeted(server);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void fourStepsInTheChatAndFourOnTheVerificationPageDelete() {
    say("delete my account");
    walkUntil("receipt");
    assertThat(steps)
        .containsExactly(
            "say",
            "sign-out-offer: delete",
            "warning: continue",
            "page: open",
            "page: it is mine",
            "page: who I am",
            "page: the code",
            "final-confirmation: confirm");
  }

  @Test
  void twoStepsSignOutAndOneStepStopsAtEveryQuestion() {
    say("delete my account");
    JsonNode offer = client.prompt("sign-out-offer");
    assertThat(options(offer)).containsExactly("sign-out", "delete");
    press(offer, "sign-out");
    client.event("answer");
    assertThat(steps).hasSize(2);

    say("delete my account");
    for (String question : List.of("warning", "verify", "final-confirmation")) {
      JsonNode asked = walkUntil(question);
      assertThat(options(asked)).as(question).contains("cancel");
    }
  }

  private static List<String> options(JsonNode prompt) {
    List<String> ids = new ArrayList<>();
    prompt.at("/body/options").forEach(option -> ids.add(option.path("id").asText()));
    return ids;
  }

  private void say(String text) {
    client.say(text);
    steps.add("say");
  }

  private void press(JsonNode prompt, String option) {
    client.choose(prompt, option);
    steps.add(prompt.at("/body/name").asText() + ": " + option);
  }

  private URI link;
  private JsonNode asked;

  /** Answers whatever is asked so that it goes on, until this is shown, and returns that. */
  private JsonNode walkUntil(String wanted) {
    while (true) {
      if (asked != null) {
        JsonNode answered = asked;
        asked = null;
        goOn(answered);
      }
      JsonNode event = client.next("event");
      String kind = event.at("/body/kind").asText();
      String name = event.at("/body/name").asText();
      if (kind.equals("handoff")) {
        link = URI.create(event.at("/body/url").asText());
      }
      if (kind.equals("prompt")) {
        asked = event;
      }
      if (wanted.equals(kind) || wanted.equals(name)) {
        return event;
      }
    }
  }

  private void goOn(JsonNode prompt) {
    String name = prompt.at("/body/name").asText();
    switch (name) {
      case "sign-out-offer" -> press(prompt, "delete");
      case "warning" -> press(prompt, "continue");
      case "verify" -> verify();
      case "final-confirmation" -> press(prompt, "confirm");
      default -> throw new AssertionError("a question that was not there before: " + name);
    }
  }

  private void verify() {
    String email = accounts.add();
    steps.add("page: open");
    assertThat(Browser.open(link).statusCode()).isEqualTo(200);
    steps.add("page: it is mine");
    Browser.press(link, "yes");
    steps.add("page: who I am");
    Browser.fill(link, "contact", email, "identify");
    steps.add("page: the code");
    var page = Browser.fill(link, "code", new Mailbox(server).code(email), "check");
    assertThat(Browser.heading(page)).isEqualTo("You’re verified");
  }
}
