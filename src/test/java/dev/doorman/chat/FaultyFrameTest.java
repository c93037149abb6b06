package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client does wrong is answered with what to do, and changes nothing. */
@QuarkusTest
class FaultyFrameTest {
  private static final String ID = "00000000-0000-4000-8000-000000000001";

  @TestHTTPResource("/")
  URI server;

  @Test
  void brokenJsonIsAnsweredAndClosesTheConnection() {
    try (var client = WireClient.greeted(server)) {
      client.send("{\"type\":\"say\",");
      assertThat(code(client)).isEqualTo("not-json");
      assertThat(client.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void aFrameThatIsNoObjectIsAnsweredAndClosesTheConnection() {
    try (var client = WireClient.greeted(server)) {
      client.send("[1,2]");
      assertThat(code(client)).isEqualTo("not-json");
      assertThat(client.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void binaryFramesCloseTheConnection() {
    try (var client = WireClient.greeted(server)) {
      client.sendBinary(new byte[] {1, 2, 3});
      assertThat(client.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void whoeverDoesNotBeginWithHelloIsSentAway() {
    try (var client = WireClient.connect(server)) {
      client.say("hello");
      assertThat(code(client)).isEqualTo("hello-expected");
      assertThat(client.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aSecondHelloIsRefusedAndTheConversationGoesOn() {
    try (var client = WireClient.greeted(server)) {
      client.send("{\"type\":\"hello\"}");
      assertThat(code(client)).isEqualTo("hello-repeated");
      client.say("hello");
      client.next("ack");
    }
  }

  @Test
  void aWrongResumeSecretOpensNothing() {
    try (var client = WireClient.connect(server)) {
      client.send("{\"type\":\"hello\",\"resume\":\"bm90IGEgc2VjcmV0\"}");
      assertThat(code(client)).isEqualTo("unknown-resume");
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown-type|{'type':'shout','id':'ID','text':'x'}",
        "unknown-type|{'id':'ID'}",
        "bad-field|{'type':'say','text':'x'}",
        "bad-field|{'type':'say','id':'7','text':'x'}",
        "bad-field|{'type':'say','id':'ID'}",
        "bad-field|{'type':'say','id':'ID','text':7}",
        "bad-field|{'type':'say','id':'ID','text':'x','html':'<b>'}",
        "bad-field|{'type':'choose','id':'ID','prompt':-1,'option':'delete'}",
        "bad-field|{'type':'choose','id':'ID','prompt':'1','option':'delete'}",
        "bad-field|{'type':'tick','id':'ID','prompt':1,'item':'back-up','done':'yes'}",
        "bad-field|{'type':'vote','id':'ID','answer':1.5,'helpful':true}",
        "stale-prompt|{'type':'choose','id':'ID','prompt':1,'option':'delete'}",
        "stale-prompt|{'type':'tick','id':'ID','prompt':1,'item':'back-up','done':true}",
        "unknown-answer|{'type':'vote','id':'ID','answer':1,'helpful':true}",
        "text-empty|{'type':'say','id':'ID','text':'  '}",
        "email-not-valid|{'type':'leave','id':'ID','text':'x','email':'nobody'}",
        "nothing-to-rate|{'type':'rate','id':'ID','stars':5}",
        "not-configured|{'type':'identify','id':'ID','token':'x'}",
      })
  void aFaultyFrameChangesNothingAndTheConversationGoesOn(String code, String frame) {
    try (var client = WireClient.greeted(server)) {
      client.send(frame.replace('\'', '"').replace("ID", ID));
      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo(code);
      assertThat(error.path("message").asText()).isNotBlank();
      client.say("hello");
      assertThat(client.next("ack").path("seq").asLong())
          .as("nothing was stored before it but the greeting")
          .isEqualTo(2);
    }
  }

  @Test
  void textsUpToTheLimitAreTakenAndLongerOnesRefusedWhole() {
    try (var client = WireClient.greeted(server)) {
      UUID id = client.say("x".repeat(4_001));
      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo("text-too-long");
      assertThat(error.path("id").asText()).isEqualTo(id.toString());
      assertThat(error.path("message").asText()).contains("4,001").contains("4,000");
      client.say("\uD83D\uDE00".repeat(4_000));
      assertThat(client.next("ack").path("seq").asLong()).isEqualTo(2);
    }
  }

  @Test
  void anUnknownOptionIsRefusedAndTheErrorCarriesTheOpenPrompt() {
    try (var client = WireClient.greeted(server)) {
      client.say("delete my account");
      JsonNode offer = client.prompt("sign-out-offer");
      client.choose(offer, "everything");
      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo("unknown-option");
      assertThat(error.at("/prompt/seq")).isEqualTo(offer.path("seq"));
    }
  }

  @Test
  void aSecondAnswerToTheSamePromptIsStaleAndCarriesTheCurrentOne() {
    try (var client = WireClient.greeted(server)) {
      client.say("delete my account");
      JsonNode offer = client.prompt("sign-out-offer");
      client.choose(offer, "delete");
      JsonNode warning = client.prompt("warning");
      client.choose(offer, "sign-out");
      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo("stale-prompt");
      assertThat(error.at("/prompt/seq")).isEqualTo(warning.path("seq"));
      assertThat(error.at("/prompt/body/name").asText()).isEqualTo("warning");
    }
  }

  @Test
  void whoeverSendsNothingButFaultsIsSentAway() {
    try (var client = WireClient.greeted(server)) {
      for (int i = 0; i < 10; i++) {
        client.send("{\"type\":\"shout\"}");
        assertThat(code(client)).isEqualTo("unknown-type");
      }
      assertThat(client.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aFrameOverTheSizeLimitClosesTheConnection() {
    try (var client = WireClient.greeted(server)) {
      client.send(
          "{\"type\":\"say\",\"id\":\"" + ID + "\",\"text\":\"" + "x".repeat(70_000) + "\"}");
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  private static String code(WireClient client) {
    return client.next("error").path("code").asText();
  }
}
