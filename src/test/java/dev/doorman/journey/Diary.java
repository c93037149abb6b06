package dev.doorman.journey;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.chat.WireClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One customer, over several connections, who notes what was said and what was acknowledged. Not
 * safe for use by several threads.
 */
final class Diary implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a message came to. */
  enum Fate {
    ACKNOWLEDGED,
    /** Told so, with the time to try again. */
    UNAVAILABLE,
    /** The connection was closed for a while. */
    SENT_AWAY,
    /** Nothing was heard in time. */
    UNHEARD
  }

  private final Map<UUID, String> said = new LinkedHashMap<>();
  private final Map<UUID, Long> acknowledged = new LinkedHashMap<>();
  private final String resume;
  private final String epoch;
  private WireClient client;

  private Diary(WireClient client, JsonNode welcome) {
    this.client = client;
    resume = welcome.path("resume").asText();
    epoch = welcome.path("epoch").asText();
  }

  static Diary begin(ServerProcess node) {
    WireClient client = WireClient.connect(node.base());
    var diary = new Diary(client, client.hello());
    client.event("text");
    return diary;
  }

  /** The same conversation in another client, which has all of its past. */
  Diary another(ServerProcess node) {
    WireClient tab = WireClient.connect(node.base());
    JsonNode welcome = tab.hello(resume, epoch, 0);
    tab.next("state");
    return new Diary(tab, welcome);
  }

  WireClient client() {
    return client;
  }

  UUID say(String text) {
    UUID id = UUID.randomUUID();
    said.put(id, text);
    send(id);
    return id;
  }

  private void send(UUID id) {
    var frame = JSON.createObjectNode().put("type", "say").put("id", id.toString());
    client.send(frame.put("text", said.get(id)).toString());
  }

  /** Waits until it is known what became of a message. */
  Fate fate(UUID id, Duration within) {
    try {
      return await("what becomes of a message")
          .atMost(within)
          .until(() -> known(id), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      return Fate.UNHEARD;
    }
  }

  private Optional<Fate> known(UUID id) {
    for (String frame : client.raw()) {
      JsonNode json = read(frame);
      if (json.path("id").asText().equals(id.toString())) {
        if (json.path("type").asText().equals("ack")) {
          acknowledged.put(id, json.path("seq").asLong());
          return Optional.of(Fate.ACKNOWLEDGED);
        }
        if (json.path("code").asText().equals("unavailable")) {
          assertThat(json.path("retryAfter").asLong()).isPositive();
          return Optional.of(Fate.UNAVAILABLE);
        }
      }
    }
    if (client.isOpen()) {
      return Optional.empty();
    }
    return Optional.of(closedWith1013() ? Fate.SENT_AWAY : Fate.UNHEARD);
  }

  private boolean closedWith1013() {
    try {
      return client.closeCode() == 1013;
    } catch (CompletionException e) {
      return false;
    }
  }

  static JsonNode read(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Comes back on a node, as a client does: what was not acknowledged is sent again. */
  void comeBack(ServerProcess node) {
    client.close();
    client = WireClient.connect(node.base());
    client.hello(resume, epoch, 0);
    client.next("state");
    for (UUID id : said.keySet()) {
      if (!acknowledged.containsKey(id)) {
        send(id);
        assertThat(fate(id, Duration.ofSeconds(20))).isEqualTo(Fate.ACKNOWLEDGED);
      }
    }
  }

  /** The log, read on a node, has all that was acknowledged, in its place, and nothing twice. */
  void compare(ServerProcess node) {
    try (WireClient reader = WireClient.connect(node.base())) {
      reader.hello(resume, epoch, 0);
      reader.next("state");
      List<JsonNode> events =
          reader.raw().stream()
              .map(Diary::read)
              .filter(frame -> frame.path("type").asText().equals("event"))
              .toList();
      for (int i = 0; i < events.size(); i++) {
        assertThat(events.get(i).path("seq").asLong()).as("no gap").isEqualTo(i + 1);
      }
      List<JsonNode> own =
          events.stream().filter(event -> event.path("from").asText().equals("customer")).toList();
      assertThat(own)
          .extracting(event -> event.at("/body/text").asText())
          .containsExactlyElementsOf(said.values());
      assertThat(own)
          .extracting(event -> event.path("seq").asLong())
          .containsExactlyElementsOf(acknowledged.values());
    }
  }

  static void until(String what, Duration within, BooleanSupplier condition) {
    await(what).atMost(within).until(condition::getAsBoolean);
  }

  @Override
  public void close() {
    client.close();
  }
}
