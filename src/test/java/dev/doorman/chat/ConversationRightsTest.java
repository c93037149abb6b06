package dev.doorman.chat;

import static dev.doorman.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.TestClock;
import dev.doorman.conversation.retention.Eraser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What its holder, and time, may do with a conversation. */
@QuarkusTest
class ConversationRightsTest {
  private static final String WORDS = "What happens to my photos?";

  @TestHTTPResource("/")
  URI server;

  @Inject DataSource database;
  @Inject Eraser eraser;
  @Inject TestClock clock;

  private static ValidatableResponse export(String secret) {
    return given().header("Authorization", "Bearer " + secret).get("/api/conversation").then();
  }

  private static ValidatableResponse erase(String secret) {
    return given().header("Authorization", "Bearer " + secret).delete("/api/conversation").then();
  }

  @Test
  void theHolderReadsAllThatIsStored() {
    try (var client = WireClient.connect(server)) {
      JsonNode welcome = client.hello();
      client.say(WORDS);
      client.event("answer");
      export(welcome.path("resume").asText())
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .body("conversation", equalTo(welcome.path("conversation").asText()))
          .body("events.body.text", hasItem(WORDS))
          .body("events[0].seq", equalTo(1))
          .body("events[0].from", equalTo("bot"));
    }
  }

  @Test
  void withoutTheSecretNothingIsReadOrErased() {
    given()
        .get("/api/conversation")
        .then()
        .statusCode(401)
        .body("detail", containsString("Bearer"));
    given().delete("/api/conversation").then().statusCode(401);
    export("guessed").statusCode(404).body("type", containsString("unknown-secret"));
    erase("guessed").statusCode(404);
  }

  @Test
  void theHolderErasesItAndItsRequestIsWithdrawn() throws SQLException {
    try (var client = WireClient.connect(server)) {
      JsonNode welcome = client.hello();
      String conversation = welcome.path("conversation").asText();
      client.say("delete my account");
      client.choose(client.prompt("sign-out-offer"), "delete");
      client.choose(client.prompt("warning"), "continue");
      client.event("handoff");
      erase(welcome.path("resume").asText()).statusCode(204);
      erase(welcome.path("resume").asText()).statusCode(404);
      // What the deletion API still brings may be there for a while, but nothing that was said.
      assertThat(said(conversation)).isZero();
      await("the request to be withdrawn")
          .untilAsserted(() -> assertThat(state(conversation)).isEqualTo("WITHDRAWN"));
      await("the rest to be removed")
          .until(
              () -> {
                // A call that did not go through at once is due again after a while.
                clock.advance(Duration.ofSeconds(10));
                eraser.sweep();
                return rows("conversation", conversation) == 0;
              });
      assertThat(rows("event", conversation)).isZero();
      assertThat(rows("erasure", conversation)).isOne();
      try (var again = WireClient.connect(server)) {
        again.send("{\"type\":\"hello\",\"resume\":" + welcome.path("resume") + "}");
        assertThat(again.next("error").path("code").asText()).isEqualTo("unknown-resume");
      }
    }
  }

  @Test
  void aConversationExpiresWhenNobodyTouchesIt() throws SQLException {
    String conversation;
    try (var client = WireClient.connect(server)) {
      conversation = client.hello().path("conversation").asText();
      client.say(WORDS);
      client.event("answer");
    }
    clock.advance(Duration.ofDays(89));
    eraser.sweep();
    assertThat(rows("event", conversation)).isPositive();
    clock.advance(Duration.ofDays(2));
    eraser.sweep();
    assertThat(rows("event", conversation)).isZero();
    assertThat(rows("conversation", conversation)).isZero();
    assertThat(rows("erasure", conversation)).isOne();
  }

  private int said(String conversation) throws SQLException {
    return count(
        "select count(*) from event where sender = 'CUSTOMER' and conversation = ?", conversation);
  }

  private int rows(String table, String conversation) throws SQLException {
    String column = table.equals("conversation") ? "id" : "conversation";
    return count("select count(*) from " + table + " where " + column + " = ?", conversation);
  }

  private int count(String sql, String conversation) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setObject(1, UUID.fromString(conversation));
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private String state(String conversation) throws SQLException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select state from \"sandbox\".deletion_request where conversation = ?")) {
      query.setObject(1, UUID.fromString(conversation));
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
