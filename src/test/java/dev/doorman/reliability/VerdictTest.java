package dev.doorman.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.journey.ServerProcess;
import dev.doorman.reliability.Verdict.Breach;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kill program's verdict on a server that forgets, and on one that is only late. */
class VerdictTest {
  private static final String EMAIL = "c0@example.com";
  private static final String GREETING =
      "{\"type\":\"event\",\"seq\":1,\"from\":\"bot\",\"body\":{\"kind\":\"text\",\"text\":\"Hi\"}}";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger resumed = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** What a server answers to those who come back. */
  private interface Answer {
    void to(ServerWebSocket socket, int time);
  }

  /** Gives one conversation, takes no message, and answers those who come back as told here. */
  private Servers server(Answer answer) {
    HttpServer http =
        vertx
            .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("doorman.v1"))
            .webSocketHandler(
                socket -> socket.textMessageHandler(text -> frame(socket, json(text), answer)))
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return new Played(URI.create("http://localhost:" + http.actualPort()));
  }

  private void frame(ServerWebSocket socket, JsonNode frame, Answer answer) {
    if (!frame.path("type").asText().equals("hello")) {
      socket.close();
    } else if (frame.has("resume")) {
      answer.to(socket, resumed.incrementAndGet());
    } else {
      socket.writeTextMessage(
          "{\"type\":\"welcome\",\"conversation\":\"the-one\",\"resume\":\"secret\","
              + "\"epoch\":\"first\",\"seq\":1}");
      socket.writeTextMessage(GREETING);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Wire.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Customer customer(Servers servers, Duration patience) {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    return new Customer(Plan.of(EMAIL, new Random(1)), 1, servers, () -> giveUpAt);
  }

  private static void forgets(ServerWebSocket socket) {
    socket.writeTextMessage("{\"type\":\"error\",\"code\":\"unknown-resume\"}");
    socket.close((short) 4401);
  }

  @Test
  void aLostConversationIsABreachThatNamesIt() throws SQLException {
    Servers servers = server((socket, time) -> forgets(socket));
    Customer customer = customer(servers, Duration.ofMinutes(2));
    customer.run();
    assertThat(Log.of(customer, servers)).isInstanceOf(Log.Gone.class);
    Map<Breach, List<String>> breaches = Crashes.compare(List.of(customer), servers).breaches();
    assertThat(breaches.get(Breach.LOST_CONVERSATION))
        .singleElement()
        .asString()
        .contains("the-one", EMAIL);
    assertThat(breaches.get(Breach.STUCK)).singleElement().asString().contains("the-one", EMAIL);
  }

  @Test
  void whoNeverBeganIsJudgedToo() throws SQLException {
    Servers servers = server((socket, time) -> forgets(socket));
    Customer customer = customer(servers, Duration.ZERO);
    customer.run();
    Map<Breach, List<String>> breaches = Crashes.compare(List.of(customer), servers).breaches();
    assertThat(breaches.get(Breach.LOST_CONVERSATION)).isEmpty();
    assertThat(breaches.get(Breach.STUCK)).anyMatch(found -> found.contains("never had"));
    assertThat(resumed).as("nothing is asked for without a secret").hasValue(0);
  }

  @Test
  void aLogThatIsOnlyLateIsAskedForAgain() throws SQLException {
    Servers servers =
        server(
            (socket, time) -> {
              if (time == 1) {
                // Ends the talk, so that only the log is left to be asked for.
                forgets(socket);
              } else if (time < 4) {
                socket.writeTextMessage("{\"type\":\"error\",\"code\":\"unavailable\"}");
                socket.close();
              } else {
                socket.writeTextMessage(GREETING);
                socket.writeTextMessage("{\"type\":\"state\"}");
              }
            });
    Customer customer = customer(servers, Duration.ofMinutes(2));
    customer.run();
    Map<Breach, List<String>> breaches = Crashes.compare(List.of(customer), servers).breaches();
    assertThat(breaches.get(Breach.LOST_CONVERSATION)).isEmpty();
    assertThat(breaches.get(Breach.UNREAD)).isEmpty();
    assertThat(breaches.get(Breach.LOST)).isEmpty();
    assertThat(resumed).hasValue(4);
  }

  @Test
  void aLogThatNobodyGivesIsABreach() throws SQLException {
    Servers servers =
        server(
            (socket, time) -> {
              if (time == 1) {
                forgets(socket);
              } else {
                socket.close();
              }
            });
    Customer customer = customer(servers, Duration.ofMinutes(2));
    customer.run();
    assertThat(Crashes.compare(List.of(customer), servers).breaches().get(Breach.UNREAD))
        .singleElement()
        .asString()
        .contains("the-one");
  }

  private static final class Played extends Servers {
    private final URI at;

    Played(URI at) {
      this.at = at;
    }

    @Override
    public URI get() {
      return at;
    }

    @Override
    List<ServerProcess> nodes() {
      return List.of();
    }

    @Override
    void begin(List<String> emails) {}

    @Override
    Requests end() {
      return new Requests(Map.of());
    }
  }
}
