package dev.doorman.desk;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.TestClock;
import dev.doorman.access.WithAdmin;
import dev.doorman.base.Secret;
import dev.doorman.chat.WireClient;
import dev.doorman.conversation.delivery.WebhookSignature;
import dev.doorman.desk.hook.Receiver;
import dev.doorman.journey.DeskSession;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canned replies, webhooks and the report over REST, by everybody who may and some who may not. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class DeskExtrasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject TestClock clock;

  @TestHTTPResource("/")
  URI server;

  @Inject DataSource source;

  private DeskSession admin;

  @BeforeEach
  void signIn() {
    execute("delete from canned_reply");
    execute("delete from webhook");
    execute("delete from hook_delivery");
    admin = DeskSession.signIn(server, "admin", WithAdmin.PASSWORD);
  }

  private void execute(String sql) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DeskSession join(String role, String team) {
    return admin.join(role + "-" + UUID.randomUUID().toString().substring(0, 8), role, team);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .contains("application/problem+json");
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
    assertThat(json(answer).path("detail").asText()).isNotEmpty();
  }

  private static String reply(String shortcut, String text, String team) {
    var node =
        JSON.createObjectNode()
            .put("shortcut", shortcut)
            .put("title", "About " + shortcut)
            .put("text", text);
    return (team.isEmpty() ? node : node.put("team", team)).toString();
  }

  @Test
  void leadsWriteRepliesAndAgentsReadThoseOfTheirTeams() {
    DeskSession lead = join("lead", "support");
    DeskSession support = join("agent", "support");
    DeskSession billing = join("agent", "billing");
    JsonNode made = json(lead.call("POST", "/canned", reply("refund", "Hello", "billing")));
    lead.call("POST", "/canned", reply("hello", "Hi, I am {agent}.", ""));
    assertThat(shortcuts(support, "")).containsExactly("hello");
    assertThat(shortcuts(billing, "")).containsExactly("hello", "refund");
    assertThat(shortcuts(billing, "?q=about%20refu")).containsExactly("refund");

    refused(support.call("POST", "/canned", reply("x", "y", "")), 403, "forbidden");
    refused(join("editor", "support").call("GET", "/canned", ""), 403, "forbidden");
    refused(DeskSession.signedOut(server).call("GET", "/canned", ""), 401, "signed-out");
    refused(lead.call("POST", "/canned", reply("hello", "again", "")), 409, "shortcut-taken");
    var wrong = lead.call("POST", "/canned", reply("bye", "Bye {name}", ""));
    refused(wrong, 400, "bad-canned");
    assertThat(wrong.body()).contains("{name}", "{customer}");
    refused(lead.call("POST", "/canned", "[]"), 400, "bad-json");
    refused(lead.call("POST", "/canned", "{\"shortcut\":\"a\"}"), 400, "bad-canned");

    String path = "/canned/" + made.path("id").asText();
    var changed = json(lead.call("PUT", path, reply("refunds", "Later", "")));
    assertThat(changed.path("shortcut").asText()).isEqualTo("refunds");
    assertThat(shortcuts(support, "")).containsExactly("hello", "refunds");
    assertThat(lead.call("DELETE", path, "").statusCode()).isEqualTo(204);
    refused(lead.call("DELETE", path, ""), 404, "unknown-canned");
    refused(lead.call("PUT", "/canned/nonsense", reply("a", "b", "")), 404, "unknown-canned");
  }

  private static List<String> shortcuts(DeskSession session, String query) {
    return session.get("/canned" + query).path("canned").findValuesAsText("shortcut");
  }

  /** A customer who left a message, so that there is a chat in the inbox of support. */
  private String left(String email) {
    try (var client = WireClient.greeted(server)) {
      client.say("talk to a person");
      client.notice("desk-nobody");
      client.send(
          "{\"type\":\"leave\",\"id\":\"%s\",\"text\":\"please write\",\"email\":\"%s\"}"
              .formatted(UUID.randomUUID(), email));
      client.next("ack");
    }
    try (var connection = source.getConnection();
        var query =
            connection.prepareStatement("select conversation from left_message where email = ?")) {
      query.setString(1, email);
      var rows = query.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void repliesAreFilledInForAChatThatTheAgentMaySee() {
    admin.call("POST", "/canned", reply("hello", "{customer}, I am {agent}: {reference}", ""));
    String chat = left("ann-" + UUID.randomUUID() + "@example.com");
    JsonNode filled = admin.get("/canned?q=/hello&chat=" + chat).path("canned").path(0);
    assertThat(filled.path("filled").asText()).startsWith("ann-").endsWith(": {reference}");
    assertThat(filled.path("missing")).hasSize(1);
    assertThat(filled.path("text").asText()).startsWith("{customer}");

    assertThat(join("agent", "support").call("GET", "/canned?chat=" + chat, "").statusCode())
        .isEqualTo(200);
    refused(join("agent", "billing").call("GET", "/canned?chat=" + chat, ""), 404, "unknown-chat");
    refused(admin.call("GET", "/canned?chat=" + UUID.randomUUID(), ""), 404, "unknown-chat");
  }

  @Test
  void subscriberIsToldSignedWithTheSecretThatWasShownOnce() {
    try (var hooks = new Receiver()) {
      String body =
          JSON.createObjectNode()
              .put("url", hooks.url("/doorman").toString())
              .set("events", JSON.createArrayNode().add("chat.waiting"))
              .toString();
      JsonNode made = json(admin.call("POST", "/webhooks", body));
      String secret = made.path("secret").asText();
      assertThat(secret).hasSizeGreaterThan(40);
      assertThat(admin.get("/webhooks").toString())
          .contains(made.path("id").asText())
          .doesNotContain(secret);

      String chat = left("bob-" + UUID.randomUUID() + "@example.com");
      await("the subscriber to be told").until(() -> !hooks.calls().isEmpty());
      Receiver.Call call = hooks.calls().getFirst();
      assertThat(call.body().path("chat").asText()).isEqualTo(chat);
      assertThat(call.body().at("/handOver/state").asText()).isEqualTo("inbox");
      assertThat(
              new WebhookSignature(List.of(new Secret<>(secret)))
                  .isValid(
                      call.signature().orElseThrow(),
                      call.text().getBytes(StandardCharsets.UTF_8),
                      clock.instant()))
          .isTrue();

      String deliveries = "/webhooks/" + made.path("id").asText() + "/deliveries";
      await("it to be noted")
          .untilAsserted(
              () ->
                  assertThat(admin.get(deliveries).at("/deliveries/0/state").asText())
                      .isEqualTo("delivered"));
      JsonNode entry = admin.get(deliveries).at("/deliveries/0");
      assertThat(entry.path("status").asInt()).isEqualTo(204);
      String n = entry.path("n").asText();
      assertThat(admin.call("POST", deliveries + "/" + n + "/retry", "").statusCode())
          .isEqualTo(202);
      await("it to be told again").until(() -> hooks.calls().size() == 2);
      assertThat(hooks.calls().get(1).text()).isEqualTo(call.text());
      refused(admin.call("POST", deliveries + "/999999/retry", ""), 404, "unknown-delivery");
    }
  }

  @Test
  void onlyAdministratorsHaveToDoWithWebhooksAndOnlyGoodOnesAreTaken() {
    DeskSession lead = join("lead", "support");
    refused(lead.call("GET", "/webhooks", ""), 403, "forbidden");
    refused(
        lead.call("POST", "/webhooks", webhook("https://1.1.1.1/", "chat.closed")),
        403,
        "forbidden");
    refused(
        admin.call("POST", "/webhooks", webhook("http://1.1.1.1/", "chat.closed")), 400, "bad-url");
    var unknown = admin.call("POST", "/webhooks", webhook("https://1.1.1.1/", "chat.open"));
    refused(unknown, 400, "bad-events");
    assertThat(unknown.body()).contains("chat.open", "chat.waiting");
    refused(admin.call("POST", "/webhooks", "{\"url\":\"https://1.1.1.1/\"}"), 400, "bad-events");
    JsonNode made =
        json(admin.call("POST", "/webhooks", webhook("https://1.1.1.1/", "chat.closed")));
    String path = "/webhooks/" + made.path("id").asText();
    assertThat(json(admin.call("PATCH", path, "{\"active\":false}")).path("active").asBoolean())
        .isFalse();
    refused(admin.call("PATCH", path, "{\"active\":\"no\"}"), 400, "bad-active");
    refused(admin.call("GET", path + "/deliveries?limit=x", ""), 400, "bad-number");
    assertThat(admin.call("DELETE", path, "").statusCode()).isEqualTo(204);
    refused(admin.call("DELETE", path, ""), 404, "unknown-webhook");
    assertThat(admin.get("/audit").toString())
        .contains("webhook-added", "webhook-paused", "webhook-removed");
  }

  private static String webhook(String url, String event) {
    return JSON.createObjectNode()
        .put("url", url)
        .set("events", JSON.createArrayNode().add(event))
        .toString();
  }

  @Test
  void leadsGetTheReportAsJsonAndAsAFile() {
    left("eve-" + UUID.randomUUID() + "@example.com");
    DeskSession lead = join("lead", "support");
    JsonNode report = lead.get("/report?zone=Asia/Kolkata");
    assertThat(report.path("zone").asText()).isEqualTo("Asia/Kolkata");
    assertThat(report.at("/totals/chats").asLong()).isPositive();
    assertThat(report.path("hours")).hasSize(24);
    assertThat(report.at("/totals/ratings/mean").isNull()).isTrue();

    HttpResponse<String> csv = lead.call("GET", "/report.csv?from=2026-01-01&to=2026-02-01", "");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"doorman-2026-01-01-2026-02-01.csv\"");
    assertThat(csv.body()).startsWith("kind,name,id,chats,");

    for (String bad :
        List.of(
            "from=2026-02-01&to=2026-02-01",
            "from=2026-02-02&to=2026-02-01",
            "from=2024-01-01&to=2026-01-01",
            "from=yesterday",
            "to=2026-02-30")) {
      refused(lead.call("GET", "/report?" + bad, ""), 400, "bad-range");
      refused(lead.call("GET", "/report.csv?" + bad, ""), 400, "bad-range");
    }
    refused(lead.call("GET", "/report?zone=Mars/Base", ""), 400, "bad-zone");
    refused(join("agent", "support").call("GET", "/report", ""), 403, "forbidden");
    refused(join("editor", "support").call("GET", "/report.csv", ""), 403, "forbidden");
  }
}
