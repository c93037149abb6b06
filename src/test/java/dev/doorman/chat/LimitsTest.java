package dev.doorman.chat;

import static dev.doorman.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Presence;
import dev.doorman.socket.guard.ConnectionCounts.Verdict;
import dev.doorman.socket.guard.RawClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits count what is admitted, and neither connecting anew nor another address gets by them. */
@QuarkusTest
@TestProfile(LowLimits.class)
class LimitsTest {
  @TestHTTPResource("/")
  URI server;

  @Inject Clients clients;
  @Inject Presence presence;

  @Test
  void refusedConnectionsTakeNobodysPlaceAndFullIsToldFromTooMany() throws IOException {
    awaitClients(0);
    List<RawClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < LowLimits.CONNECTIONS_PER_ADDRESS; i++) {
        open.add(greeted("198.51.100.7"));
      }
      for (int i = 0; i < 10; i++) {
        assertThat(closeCode("198.51.100.7")).as("too many from this address").isEqualTo(1008);
      }
      open.add(greeted("198.51.100.8"));
      open.add(greeted("198.51.100.9"));
      for (int i = 0; i < 10; i++) {
        assertThat(closeCode("198.51.100.10")).as("full for everybody").isEqualTo(1013);
        assertThat(closeCode("198.51.100.7")).as("still as many from here").isEqualTo(1008);
      }
      assertThat(clients.size()).isEqualTo(LowLimits.CONNECTIONS);
      open.removeLast().close();
      awaitClients(LowLimits.CONNECTIONS - 1);
      open.add(greeted("198.51.100.10"));
    } finally {
      for (RawClient client : open) {
        client.close();
      }
      awaitClients(0);
    }
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() throws IOException {
    awaitClients(0);
    List<RawClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < LowLimits.CONNECTIONS_PER_ADDRESS; i++) {
        open.add(greeted("2001:db8:1:2::" + (i + 1)));
      }
      assertThat(closeCode("2001:db8:1:2:ffff::77")).isEqualTo(1008);
      open.add(greeted("2001:db8:1:3::1"));
    } finally {
      for (RawClient client : open) {
        client.close();
      }
      awaitClients(0);
    }
  }

  @Test
  void messagesCountByConversationAndByAddressHoweverOftenOneConnects() throws IOException {
    String address = "203.0.113.5";
    long begun = System.nanoTime();
    JsonNode welcome = null;
    int taken = 0;
    String answer = "ack";
    while (answer.equals("ack")) {
      try (RawClient client = connect(address)) {
        welcome = hello(client, welcome);
        answer = said(client);
        taken += answer.equals("ack") ? 1 : 0;
        assertThat(taken)
            .as("of one conversation")
            .isLessThanOrEqualTo(allowed(LowLimits.MESSAGES, begun));
      }
    }
    assertThat(answer).isEqualTo("error too-fast");
    answer = "ack";
    while (answer.equals("ack")) {
      try (RawClient client = connect(address)) {
        hello(client, null);
        answer = said(client);
        taken += answer.equals("ack") ? 1 : 0;
        assertThat(taken)
            .as("of one address")
            .isLessThanOrEqualTo(allowed(LowLimits.MESSAGES_PER_ADDRESS, begun));
      }
    }
    assertThat(answer).isEqualTo("error too-fast");
    awaitClients(0);
  }

  /** What a limit lets through that gives as many permits back in a minute as it has. */
  private static int allowed(int most, long begun) {
    long passed = System.nanoTime() - begun;
    return most + 1 + (int) (most * passed / Duration.ofMinutes(1).toNanos());
  }

  @Test
  void aConnectionThatGoesDuringItsHelloIsNotThereForEver() throws IOException {
    for (int i = 0; i < 40; i++) {
      try (RawClient client = connect("203.0.113." + (100 + i))) {
        client.send(RawClient.frame(1, "{\"type\":\"hello\"}".getBytes(StandardCharsets.UTF_8)));
      }
    }
    awaitClients(0);
    assertThat(clients.conversations()).isEmpty();
  }

  @Test
  void whoJoinsAfterTheConnectionHasGoneIsNotThere() {
    var id = new ConversationId(UUID.randomUUID());
    Client client = BoundedQueuesTest.clientFrom("203.0.113.200");
    assertThat(clients.enter("gone", client)).isEqualTo(Verdict.ADMITTED);
    clients.leave("gone");
    clients.join(client, new Client.Attached(id, "an-epoch", 0));
    assertThat(presence.isConnected(id)).isFalse();
    assertThat(clients.conversations()).doesNotContain(id);
  }

  @Test
  void votesAreLimitedAndOnlyPagesOfAllowedOriginsMayVote() {
    String article = "delete-or-deactivate";
    assertThat(vote(article, UUID.randomUUID(), "203.0.113.60", "https://evil.example"))
        .isEqualTo(403);
    UUID voter = UUID.randomUUID();
    assertThat(vote(article, voter, "203.0.113.60", own())).isEqualTo(204);
    for (int i = 1; i < LowLimits.VOTERS; i++) {
      assertThat(vote(article, UUID.randomUUID(), "203.0.113.60", own())).isEqualTo(204);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(vote(article, UUID.randomUUID(), "203.0.113.60", own()))
          .as("one person is not many")
          .isEqualTo(429);
    }
    assertThat(vote(article, voter, "203.0.113.60", own()))
        .as("changing one's mind")
        .isEqualTo(204);
    assertThat(vote(article, UUID.randomUUID(), "203.0.113.61", own())).isEqualTo(204);
    long begun = System.nanoTime();
    int taken = 0;
    while (vote(article, voter, "203.0.113.62", own()) == 204) {
      taken++;
      assertThat(taken)
          .as("votes of one address")
          .isLessThanOrEqualTo(allowed(LowLimits.VOTES, begun));
    }
    assertThat(taken).isGreaterThanOrEqualTo(LowLimits.VOTES);
  }

  @Test
  void signInsWithTheProviderAreNotBegunWithoutEnd() {
    long begun = System.nanoTime();
    int started = 0;
    while (start("203.0.113.90") != 429) {
      started++;
      assertThat(started).as("of one address").isLessThanOrEqualTo(allowed(30, begun));
    }
    assertThat(started).isGreaterThanOrEqualTo(30);
    assertThat(start("203.0.113.91")).as("others may").isNotEqualTo(429);
  }

  private static int start(String address) {
    return given()
        .redirects()
        .follow(false)
        .header("X-Forwarded-For", address)
        .get("/desk/sign-in/oidc")
        .statusCode();
  }

  private String own() {
    return server.getScheme() + "://" + server.getAuthority();
  }

  private static int vote(String article, UUID voter, String address, String origin) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Forwarded-For", address)
        .header("Origin", origin)
        .body(
            Map.of(
                "article", article, "version", "abc", "voter", voter.toString(), "helpful", true))
        .post("/api/feedback")
        .statusCode();
  }

  private RawClient connect(String address) throws IOException {
    var client = new RawClient(server.getPort());
    String head =
        client.upgrade(
            "/chat",
            "Origin: http://localhost:" + server.getPort(),
            "Sec-WebSocket-Protocol: doorman.v1",
            "X-Forwarded-For: " + address);
    assertThat(head).startsWith("HTTP/1.1 101");
    return client;
  }

  private RawClient greeted(String address) throws IOException {
    RawClient client = connect(address);
    hello(client, null);
    return client;
  }

  private int closeCode(String address) throws IOException {
    try (RawClient client = connect(address)) {
      return client.closeCode();
    }
  }

  private static JsonNode hello(RawClient client, JsonNode welcome) throws IOException {
    var frame = WireClient.JSON.createObjectNode().put("type", "hello");
    if (welcome != null) {
      frame.put("resume", welcome.path("resume").asText());
    }
    client.send(RawClient.frame(1, frame.toString().getBytes(StandardCharsets.UTF_8)));
    return next(client, "welcome");
  }

  /** What a message is answered with. */
  private static String said(RawClient client) throws IOException {
    UUID id = UUID.randomUUID();
    String say = WireClient.message("say", id).put("text", "thanks").toString();
    client.send(RawClient.frame(1, say.getBytes(StandardCharsets.UTF_8)));
    while (true) {
      JsonNode frame = WireClient.JSON.readTree(client.payloadOf(1));
      if (frame.path("id").asText().equals(id.toString())) {
        String type = frame.path("type").asText();
        return type.equals("error") ? type + " " + frame.path("code").asText() : type;
      }
    }
  }

  private static JsonNode next(RawClient client, String type) throws IOException {
    while (true) {
      JsonNode frame = WireClient.JSON.readTree(client.payloadOf(1));
      if (frame.path("type").asText().equals(type)) {
        return frame;
      }
    }
  }

  private void awaitClients(int wanted) {
    await(wanted + " clients to be there").until(() -> clients.size() == wanted);
  }
}
