package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatSocketTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void theFirstMessageSaysThatItIsABot() {
    try (var client = WireClient.connect(server)) {
      JsonNode welcome = client.hello();
      JsonNode greeting = client.event("text");
      assertThat(welcome.path("seq").asLong()).isEqualTo(1);
      assertThat(greeting.path("seq").asLong()).isEqualTo(1);
      assertThat(greeting.path("from").asText()).isEqualTo("bot");
      assertThat(greeting.at("/body/text").asText()).contains("automated assistant, not a person");
    }
  }

  @Test
  void aMessageIsAcknowledgedWithItsNumberAndShownToItsSender() {
    try (var client = WireClient.greeted(server)) {
      UUID id = client.say("hello");
      JsonNode ack = client.next("ack");
      assertThat(ack.path("id").asText()).isEqualTo(id.toString());
      JsonNode own = client.event("text");
      assertThat(own.path("from").asText()).isEqualTo("customer");
      assertThat(own.path("seq").asLong()).isEqualTo(ack.path("seq").asLong());
    }
  }

  @Test
  void aMessageSentTwiceIsStoredOnceAndAcknowledgedAlike() {
    JsonNode welcome;
    UUID id = UUID.randomUUID();
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.event("text");
      client.say(id, "thanks");
      JsonNode first = client.next("ack");
      client.say(id, "thanks");
      assertThat(client.next("ack")).isEqualTo(first);
    }
    try (var back = WireClient.connect(server)) {
      long last = back.hello(text(welcome, "resume"), "", 0).path("seq").asLong();
      long stored =
          LongStream.rangeClosed(1, last)
              .mapToObj(seq -> back.next("event").at("/body/text").asText())
              .filter("thanks"::equals)
              .count();
      assertThat(stored).isEqualTo(1);
    }
  }

  @Test
  void aClientThatComesBackGetsExactlyWhatItMissed() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.event("text");
      client.say("delete my account");
      client.prompt("sign-out-offer");
    }
    try (var back = WireClient.connect(server)) {
      JsonNode again = back.hello(text(welcome, "resume"), text(welcome, "epoch"), 1);
      assertThat(text(again, "conversation")).isEqualTo(text(welcome, "conversation"));
      assertThat(text(again, "resume")).as("not rotated").isEqualTo(text(welcome, "resume"));
      assertThat(again.at("/prompt/body/name").asText()).isEqualTo("sign-out-offer");
      assertThat(back.next("event").path("seq").asLong()).isEqualTo(2);
      assertThat(back.next("event").path("seq").asLong()).isEqualTo(3);
      JsonNode state = back.next("state");
      assertThat(state.path("prompt").asLong()).isEqualTo(again.at("/prompt/seq").asLong());
    }
  }

  @Test
  void anotherEpochOrANumberBeyondTheEndReplaysFromTheStart() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.event("text");
    }
    try (var stranger = WireClient.connect(server)) {
      stranger.hello(text(welcome, "resume"), "another", 1);
      assertThat(stranger.next("event").path("seq").asLong()).isEqualTo(1);
    }
    try (var ahead = WireClient.connect(server)) {
      ahead.hello(text(welcome, "resume"), text(welcome, "epoch"), 99);
      assertThat(ahead.next("event").path("seq").asLong()).isEqualTo(1);
    }
  }

  @Test
  void twoTabsOfOneConversationSeeTheSame() {
    try (var one = WireClient.connect(server);
        var other = WireClient.connect(server)) {
      JsonNode welcome = one.hello();
      other.hello(text(welcome, "resume"), text(welcome, "epoch"), 1);
      one.event("text");
      one.say("hello");
      JsonNode seen = other.event("text");
      assertThat(seen.path("from").asText()).isEqualTo("customer");
      assertThat(seen.at("/body/text").asText()).isEqualTo("hello");
    }
  }

  @Test
  void aClientFarBehindIsBroughtUpToDateInOrder() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.event("text");
      for (int i = 0; i < 55; i++) {
        client.say("hello " + i);
        client.next("ack");
      }
    }
    try (var back = WireClient.connect(server)) {
      long last =
          back.hello(text(welcome, "resume"), text(welcome, "epoch"), 0).path("seq").asLong();
      assertThat(last).as("more than a page").isGreaterThan(100);
      for (long seq = 1; seq <= last; seq++) {
        assertThat(back.next("event").path("seq").asLong()).isEqualTo(seq);
      }
    }
  }

  @Test
  void aChatThatWasEndedIsClosedAndItsSecretOpensNothing() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.send(WireClient.message("end", UUID.randomUUID()).toString());
      client.next("ack");
      client.notice("chat-ended");
      assertThat(client.closeCode()).isEqualTo(4410);
    }
    try (var back = WireClient.connect(server)) {
      back.send("{\"type\":\"hello\",\"resume\":\"%s\"}".formatted(text(welcome, "resume")));
      assertThat(text(back.next("error"), "code")).isEqualTo("unknown-resume");
      assertThat(back.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aMessageForAPersonIsTakenWithAnEmailAddress() {
    try (var client = WireClient.greeted(server)) {
      client.say("talk to a person");
      client.notice("desk-nobody");
      UUID id = UUID.randomUUID();
      client.send(
          WireClient.message("leave", id)
              .put("text", "please call me back")
              .put("email", "sam@example.com")
              .toString());
      assertThat(text(client.next("ack"), "id")).isEqualTo(id.toString());
      client.notice("left-message");
      client.send(
          WireClient.message("leave", UUID.randomUUID())
              .put("email", "sam@example.org")
              .toString());
      assertThat(text(client.notice("address-noted").path("body"), "text"))
          .contains("sam@example.org");
    }
  }

  @Test
  void theServerSaysWhatTimeItIsAndWhatAChatMayBeginWith() {
    try (var client = WireClient.connect(server)) {
      assertThat(Instant.parse(client.hello().path("now").asText()))
          .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
      assertThat(client.event("text").at("/body/suggestions").findValuesAsText("id"))
          .contains("starter-1", "starter-2", "starter-3", "starter-4");
    }
  }

  @Test
  void ticksAreKeptAndDoNotAnswerThePrompt() {
    try (var client = WireClient.greeted(server)) {
      client.say("delete my account");
      client.choose(client.prompt("sign-out-offer"), "delete");
      JsonNode warning = client.prompt("warning");
      client.send(
          WireClient.message("tick", UUID.randomUUID())
              .put("prompt", warning.path("seq").asLong())
              .put("item", "back-up")
              .put("done", true)
              .toString());
      JsonNode ticked = client.event("checklist");
      assertThat(ticked.at("/body/items/0/id").asText()).isEqualTo("back-up");
      assertThat(ticked.at("/body/items/0/done").asBoolean()).isTrue();
      client.choose(warning, "cancel");
      client.next("ack");
    }
  }

  @Test
  void theTwoButtonsOfTheOfferAreOnEqualTerms() {
    try (var client = WireClient.greeted(server)) {
      client.say("delete my account");
      JsonNode options = client.prompt("sign-out-offer").at("/body/options");
      assertThat(options).hasSize(2);
      for (JsonNode option : options) {
        assertThat(option.has("tone")).isFalse();
      }
    }
  }

  private static String text(JsonNode frame, String field) {
    return frame.path(field).asText();
  }
}
