package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.TestClock;
import dev.doorman.access.WithOutsiders;
import dev.doorman.identity.Issuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Who the customer is, as a client tells it and is told. */
@QuarkusTest
@TestProfile(WithOutsiders.class)
class IdentityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  URI server;

  @Inject TestClock clock;
  @Inject DataSource dataSource;

  Issuer issuer;

  private final String subject = "acc-" + UUID.randomUUID();

  private String token(String of) {
    return issuer.token(of, clock.instant());
  }

  private static JsonNode hello(WireClient client, String token, String resume) {
    ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("identity", token);
    if (!resume.isEmpty()) {
      hello.put("resume", resume);
    }
    client.send(hello.toString());
    return client.next("welcome");
  }

  private static UUID identify(WireClient client, String token) {
    UUID id = UUID.randomUUID();
    client.send(WireClient.message("identify", id).put("token", token).toString());
    return id;
  }

  private static String text(JsonNode frame, String field) {
    return frame.path(field).asText();
  }

  /** Comes as far as the link: a request of the subject's is under way then. */
  private static void request(WireClient client) {
    client.say("delete my account");
    client.choose(client.prompt("sign-out-offer"), "delete");
    client.choose(client.prompt("warning"), "continue");
    client.event("handoff");
  }

  @Test
  void aTokenInTheHelloIdentifiesANewConversation() {
    try (var client = WireClient.connect(server)) {
      assertThat(hello(client, token(subject), "").path("identified").asBoolean()).isTrue();
    }
  }

  @Test
  void withoutATokenAllWorksAndNobodyIsIdentified() {
    try (var client = WireClient.connect(server)) {
      assertThat(client.hello().has("identified")).isFalse();
      request(client);
    }
  }

  @Test
  void aTokenMayComeLaterAndTwice() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = client.hello();
      UUID id = identify(client, token(subject));
      assertThat(text(client.next("ack"), "id")).isEqualTo(id.toString());
      UUID again = identify(client, token(subject));
      assertThat(text(client.next("ack"), "id")).isEqualTo(again.toString());
    }
    try (var back = WireClient.connect(server)) {
      JsonNode resumed = back.hello(text(welcome, "resume"), text(welcome, "epoch"), 0);
      assertThat(resumed.path("identified").asBoolean()).isTrue();
    }
  }

  @Test
  void aTokenThatIsRefusedIsToldAndTheChatGoesOn() {
    Instant now = clock.instant();
    String expired =
        issuer.token(
            subject,
            now,
            claims -> claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() - 60)));
    String foreign =
        issuer.token(subject, now, claims -> claims.setIssuer("https://elsewhere.example"));
    for (String bad : List.of(expired, foreign, "no.token.atall")) {
      try (var client = WireClient.connect(server)) {
        assertThat(hello(client, bad, "").has("identified")).isFalse();
        assertThat(text(client.next("error"), "code")).isEqualTo("identity-refused");
        UUID id = identify(client, bad);
        JsonNode error = client.next("error");
        assertThat(text(error, "code")).isEqualTo("identity-refused");
        assertThat(text(error, "id")).isEqualTo(id.toString());
        assertThat(text(error, "message")).doesNotContain(bad, subject);
        client.say("thanks");
        client.next("ack");
      }
    }
  }

  @Test
  void anExpiredTokenDoesNotLockOutWhoHoldsTheSecret() {
    JsonNode welcome;
    Instant now = clock.instant();
    try (var client = WireClient.connect(server)) {
      welcome = hello(client, token(subject), "");
    }
    String old =
        issuer.token(
            subject,
            now,
            claims -> claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() - 60)));
    try (var back = WireClient.connect(server)) {
      JsonNode again = hello(back, old, text(welcome, "resume"));
      assertThat(text(again, "conversation")).isEqualTo(text(welcome, "conversation"));
    }
  }

  @Test
  void aHelloOfAnotherSubjectBeginsAnotherConversationAndClosesTheFirst() {
    JsonNode first;
    try (var client = WireClient.connect(server)) {
      first = hello(client, token(subject), "");
    }
    try (var other = WireClient.connect(server)) {
      JsonNode second = hello(other, token("other-" + subject), text(first, "resume"));
      assertThat(text(second, "conversation")).isNotEqualTo(text(first, "conversation"));
      assertThat(text(second, "resume")).isNotEqualTo(text(first, "resume"));
      assertThat(second.path("identified").asBoolean()).isTrue();
    }
    assertDead(text(first, "resume"));
  }

  @Test
  void identifyingAsAnotherSubjectClosesTheChatOnAllTabs() {
    try (var client = WireClient.connect(server);
        var tab = WireClient.connect(server)) {
      JsonNode welcome = hello(client, token(subject), "");
      tab.hello(text(welcome, "resume"), text(welcome, "epoch"), 0);
      UUID id = identify(client, token("other-" + subject));
      JsonNode error = client.next("error");
      assertThat(text(error, "code")).isEqualTo("another-customer");
      assertThat(text(error, "id")).isEqualTo(id.toString());
      assertThat(client.closeCode()).isEqualTo(4409);
      assertThat(tab.closeCode()).isEqualTo(4410);
      assertDead(text(welcome, "resume"));
    }
  }

  @Test
  void signingOutClearsTheConversation() {
    JsonNode welcome;
    try (var client = WireClient.connect(server)) {
      welcome = hello(client, token(subject), "");
      client.send(WireClient.message("sign-out", UUID.randomUUID()).toString());
      client.next("ack");
      assertThat(client.closeCode()).isEqualTo(4410);
    }
    assertDead(text(welcome, "resume"));
    try (var back = WireClient.connect(server)) {
      JsonNode again = hello(back, token(subject), "");
      assertThat(text(again, "conversation"))
          .as("nothing was under way")
          .isNotEqualTo(text(welcome, "conversation"));
    }
  }

  @Test
  void theSameSubjectOpensItsDeletionUnderWayWithASecretOfItsOwn() {
    try (var client = WireClient.connect(server)) {
      JsonNode first = hello(client, token(subject), "");
      request(client);
      try (var elsewhere = WireClient.connect(server)) {
        JsonNode second = hello(elsewhere, token(subject), "");
        assertThat(text(second, "conversation")).isEqualTo(text(first, "conversation"));
        assertThat(second.at("/prompt/body/name").asText()).isEqualTo("verify");
        assertThat(text(second, "resume")).isNotEqualTo(text(first, "resume"));
        for (String resume : List.of(text(first, "resume"), text(second, "resume"))) {
          try (var back = WireClient.connect(server)) {
            assertThat(text(back.hello(resume, "", 0), "conversation"))
                .isEqualTo(text(first, "conversation"));
          }
        }
        client.send(WireClient.message("sign-out", UUID.randomUUID()).toString());
        assertThat(client.closeCode()).isEqualTo(4410);
        assertDead(text(first, "resume"));
        assertDead(text(second, "resume"));
      }
    }
    try (var stranger = WireClient.connect(server)) {
      JsonNode other = hello(stranger, token("other-" + subject), "");
      assertThat(other.path("seq").asLong()).as("a new one").isEqualTo(1);
    }
  }

  @Test
  void theRequestIsMadeForTheSubject() throws SQLException {
    try (var client = WireClient.connect(server)) {
      JsonNode welcome = hello(client, token(subject), "");
      request(client);
      assertThat(
              column(
                  "select subject from \"sandbox\".deletion_request where conversation = '%s'"
                      .formatted(text(welcome, "conversation"))))
          .containsExactly(subject);
    }
  }

  @Test
  void aTokenIsNeitherStoredNorLogged() throws SQLException {
    String good = token(subject);
    String bad = issuer.token(subject, clock.instant(), claims -> claims.unsetClaim("exp"));
    List<String> logged = new CopyOnWriteArrayList<>();
    var handler = new Log(logged);
    Logger.getLogger("").addHandler(handler);
    try (var client = WireClient.connect(server)) {
      hello(client, good, "");
      identify(client, bad);
      client.next("error");
      request(client);
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(logged).as("the refusal is logged").anyMatch(line -> line.contains("token"));
    assertThat(logged).noneMatch(line -> line.contains(subject) || line.contains("eyJ"));
    for (String table :
        column(
            """
            select '"' || table_schema || '"."' || table_name || '"' from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema <> 'INFORMATION_SCHEMA'""")) {
      assertThat(column("select * from " + table)).noneMatch(value -> value.contains("eyJ"));
    }
  }

  private static final class Log extends Handler {
    private final List<String> lines;

    Log(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage() + " " + List.of(parameters(line)) + " " + line.getThrown());
    }

    private static Object[] parameters(LogRecord line) {
      return line.getParameters() == null ? new Object[0] : line.getParameters();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
      }
    }
    return values;
  }

  private void assertDead(String resume) {
    try (var back = WireClient.connect(server)) {
      back.send("{\"type\":\"hello\",\"resume\":\"%s\"}".formatted(resume));
      assertThat(text(back.next("error"), "code")).isEqualTo("unknown-resume");
    }
  }
}
