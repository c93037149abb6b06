package dev.doorman.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.doorman.chat.WireClient;
import dev.doorman.store.OnPostgres;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnPostgres.class)
class ErasureResourceTest {
  @TestHTTPResource("/")
  URI server;

  @Inject DataSource source;

  private final String address =
      "198.51.100." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));

  private ValidatableResponse erase(String password, String body) {
    return given()
        .header("X-Forwarded-For", address)
        .auth()
        .preemptive()
        .basic("admin", password)
        .contentType("application/json")
        .body(body)
        .post("/api/ops/erasures")
        .then();
  }

  @Test
  void allConversationsOfASubjectAreErased() throws SQLException {
    String subject = "acc-" + UUID.randomUUID();
    String conversation;
    try (var client = WireClient.connect(server)) {
      conversation = client.hello().path("conversation").asText();
      client.say("What happens to my photos?");
      client.event("answer");
    }
    execute("update conversation set subject = ? where id = ?", subject, conversation);
    erase(OnPostgres.ADMIN_PASSWORD, "{\"subject\":\"" + subject + "\"}")
        .statusCode(200)
        .body("conversations", equalTo(1));
    assertThat(execute("delete from event where conversation = ?", conversation)).isZero();
    assertThat(execute("delete from erasure where conversation = ?", conversation)).isOne();
    erase(OnPostgres.ADMIN_PASSWORD, "{\"subject\":\"" + subject + "\"}")
        .statusCode(200)
        .body("conversations", equalTo(0));
  }

  @Test
  void nobodyElseMay() {
    erase("wrong", "{\"subject\":\"anybody\"}").statusCode(401);
    given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body("{\"subject\":\"anybody\"}")
        .post("/api/ops/erasures")
        .then()
        .statusCode(401);
  }

  @Test
  void aBodyWithoutSubjectIsToldSo() {
    for (String body : new String[] {"{}", "{\"subject\":\" \"}", "{\"subject\":\"a\\u0000\"}"}) {
      erase(OnPostgres.ADMIN_PASSWORD, body)
          .statusCode(400)
          .body("detail", containsString("subject"));
    }
  }

  private int execute(String sql, String... values) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        boolean last = i == values.length - 1;
        statement.setObject(i + 1, last ? UUID.fromString(values[i]) : values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
