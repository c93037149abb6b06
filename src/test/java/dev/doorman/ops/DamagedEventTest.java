package dev.doorman.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.access.WithAdmin;
import dev.doorman.chat.WireClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What customers and operators see of an event that the disk gives back otherwise. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class DamagedEventTest {
  @TestHTTPResource("/")
  URI server;

  @Inject DataSource source;

  private static RequestSpecification admin() {
    return given()
        .header("X-Forwarded-For", "198.51.100.77")
        .auth()
        .preemptive()
        .basic("admin", WithAdmin.PASSWORD);
  }

  private void execute(String sql, UUID conversation) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, conversation);
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  @Test
  void itsCustomerHearsUnavailableAndOperatorsWhichConversationItIs() throws SQLException {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      client.say("What happens to my photos?");
      client.event("answer");
    }
    String id = welcome.path("conversation").asText();
    admin().post("/api/ops/log-check").then().statusCode(200).body("damaged", not(hasItem(id)));

    execute("update event set body = '{}' where conversation = ? and seq = 2", UUID.fromString(id));

    try (var client = WireClient.connect(server)) {
      client.hello(welcome.path("resume").asText(), "another", 0);
      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo("unavailable");
      assertThat(error.path("retryAfter").asInt()).isPositive();
      assertThat(client.closeCode()).isEqualTo(1013);
    }
    admin()
        .get("/api/ops/set-aside")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.conversation.value == '" + id + "' }.job",
            equalTo("READING"),
            "items.find { it.conversation.value == '" + id + "' }.why",
            equalTo("event 2 differs from its checksum"));
    admin().post("/api/ops/log-check").then().statusCode(200).body("damaged", hasItem(id));
    admin()
        .post("/api/ops/backups")
        .then()
        .statusCode(201)
        .body("file", endsWith(".zip"), "check.damaged", hasItem(id));
    try (var client = WireClient.connect(server)) {
      client.hello();
      client.say("What happens to my photos?");
      client.event("answer");
    }
    execute("delete from event where conversation = ?", UUID.fromString(id));
  }
}
