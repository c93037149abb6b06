package dev.doorman.chat;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.TestClock;
import dev.doorman.base.ConversationId;
import dev.doorman.journey.TcpProxy;
import dev.doorman.journey.TcpProxy.Fault;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several clients of one conversation, and clients that come back late: docs/wire.md. */
@QuarkusTest
class SharedAndLateClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int MANY = 10_000;

  @TestHTTPResource("/")
  URI server;

  @Inject DataSource database;
  @Inject Clients clients;
  @Inject ChatConfig config;
  @Inject TestClock clock;

  private static String resume(JsonNode welcome) {
    return welcome.path("resume").asText();
  }

  private static String epoch(JsonNode welcome) {
    return welcome.path("epoch").asText();
  }

  private boolean isHere(JsonNode welcome) {
    var id = new ConversationId(UUID.fromString(welcome.path("conversation").asText()));
    return clients.conversations().contains(id);
  }

  @Test
  void holdersOfOneSecretMayAllWriteAndSeeOneOrder() {
    try (var one = WireClient.connect(server);
        var other = WireClient.connect(server)) {
      JsonNode welcome = one.hello();
      other.hello(resume(welcome), epoch(welcome), 0);
      Map<UUID, String> said = new HashMap<>();
      for (int i = 0; i < 15; i++) {
        // Neither waits for the other, nor for its own acknowledgement.
        said.put(one.say("hello from one, " + i), "hello from one, " + i);
        said.put(other.say("hello from the other, " + i), "hello from the other, " + i);
      }
      Map<Long, String> acknowledged = new HashMap<>();
      for (int i = 0; i < 15; i++) {
        for (WireClient each : List.of(one, other)) {
          JsonNode ack = each.next("ack");
          acknowledged.put(
              ack.path("seq").asLong(), said.get(UUID.fromString(ack.path("id").asText())));
        }
      }
      assertThat(acknowledged).as("a number each").hasSize(30);
      long last = acknowledged.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
      await("all events at both")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(List.of(events(one).size(), events(other).size()))
                      .allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo((int) last)));
      List<JsonNode> seen = events(one).subList(0, (int) last);
      assertThat(events(other).subList(0, (int) last)).isEqualTo(seen);
      for (int i = 0; i < seen.size(); i++) {
        assertThat(seen.get(i).path("seq").asLong()).isEqualTo(i + 1);
      }
      acknowledged.forEach(
          (seq, text) ->
              assertThat(seen.get((int) (seq - 1)).at("/body/text").asText()).isEqualTo(text));
    }
  }

  private static List<JsonNode> events(WireClient client) {
    return client.raw().stream()
        .filter(frame -> frame.contains("\"type\":\"event\""))
        .map(SharedAndLateClientsTest::read)
        .toList();
  }

  private static JsonNode read(String frame) {
    try {
      return WireClient.JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPhoneThatSleptIsFoundOutAndGetsExactlyWhatItMissed() {
    try (var way = new TcpProxy().to(server.getPort());
        var phone = WireClient.connect(URI.create("http://127.0.0.1:" + way.port()))) {
      JsonNode welcome = phone.hello();
      long last = phone.event("text").path("seq").asLong();
      way.set(new Fault.BlackHole());
      assertThat(isHere(welcome)).isTrue();
      clock.advance(config.aliveWithin().plusSeconds(1));
      await("the phone to be found out").atMost(PATIENCE).until(() -> !isHere(welcome));

      clock.advance(Duration.ofHours(1));
      try (var laptop = WireClient.connect(server)) {
        laptop.hello(resume(welcome), epoch(welcome), last);
        laptop.say("said while the phone slept");
        laptop.next("ack");
        laptop.say("and this");
        laptop.next("ack");
      }
      try (var awake = WireClient.connect(server)) {
        long end = awake.hello(resume(welcome), epoch(welcome), last).path("seq").asLong();
        assertThat(end).isGreaterThan(last + 2);
        awake.next("state");
        List<Long> got = new ArrayList<>();
        events(awake).forEach(event -> got.add(event.path("seq").asLong()));
        List<Long> missed = new ArrayList<>();
        for (long seq = last + 1; seq <= end; seq++) {
          missed.add(seq);
        }
        assertThat(got).isEqualTo(missed);
        assertThat(awake.raw().toString()).contains("said while the phone slept", "and this");
      }
      assertThat(phone.raw().toString()).doesNotContain("said while the phone slept");
    }
  }

  @Test
  void aClientTenThousandEventsBehindGetsThemInOrderAndThenWhatHappensMeanwhile()
      throws SQLException {
    try (var tab = WireClient.connect(server)) {
      JsonNode welcome = tab.hello();
      tab.event("text");
      append(welcome, MANY, 20);
      try (var late = WireClient.connect(server)) {
        late.hello(resume(welcome), epoch(welcome), 1);
        tab.say("said meanwhile");
        long live = tab.next("ack").path("seq").asLong();
        assertThat(live).isEqualTo(MANY + 2);
        for (long seq = 2; seq <= live; seq++) {
          assertThat(late.next("event").path("seq").asLong()).isEqualTo(seq);
        }
        late.say("brought up to date");
        late.next("ack");
      }
    }
  }

  /** Adds events of this length, as if they had been said. */
  private void append(JsonNode welcome, int count, int length) throws SQLException {
    UUID id = UUID.fromString(welcome.path("conversation").asText());
    String body = "{\"kind\":\"text\",\"text\":\"" + "x".repeat(length) + "\"}";
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into event (conversation, seq, at, sender, body)"
                    + " select conversation, ?, at, sender, ? from event"
                    + " where conversation = ? and seq = 1");
        var update =
            connection.prepareStatement(
                "update conversation set last_seq = ?, version = version + 1 where id = ?")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        insert.setLong(1, 2L + i);
        insert.setString(2, body);
        insert.setObject(3, id);
        insert.addBatch();
      }
      insert.executeBatch();
      update.setLong(1, count + 1L);
      update.setObject(2, id);
      update.executeUpdate();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
