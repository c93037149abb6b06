package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.chat.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node dies in the middle of a call. Takes over a minute: so long the dead node's lease lasts.
 */
class TakeOverIT {
  @TempDir Path folder;

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private HttpServer api;

  /** A call that the deletion API got; the token tells the node. */
  private record Call(String token, String key, String body) {}

  @BeforeEach
  void start() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(executor);
    api.createContext("/deletion-requests", this::answer);
    api.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    api.stop(0);
    executor.shutdownNow();
  }

  private String base() {
    return "http://localhost:" + api.getAddress().getPort();
  }

  /** The first request to make something is never answered. */
  private void answer(HttpExchange exchange) throws IOException {
    boolean first = false;
    if (exchange.getRequestMethod().equals("POST")) {
      first = !answered();
      calls.add(
          new Call(
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }
    try {
      if (first) {
        end.await();
        return;
      }
    } catch (InterruptedException e) {
      return;
    }
    byte[] body =
        """
        {"id":"dr-1","state":"awaiting_verification","verification":{"url":"%s/verify/x",
        "matchPhrase":"blue kettle","expiresAt":"%s"},"withdrawable":true}"""
            .formatted(base(), Instant.now().plus(30, ChronoUnit.MINUTES))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        exchange.getRequestMethod().equals("POST") ? 201 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private volatile boolean hung;

  private synchronized boolean answered() {
    boolean before = hung;
    hung = true;
    return before;
  }

  private Map<String, String> settings(String token) {
    return Map.of(
        "DOORMAN_SANDBOX",
        "false",
        "DOORMAN_DELETION_API_URL",
        base(),
        "DOORMAN_DELETION_API_TOKEN",
        token,
        "DOORMAN_DELETION_API_CALL_TIMEOUT",
        "50s");
  }

  @Test
  void effectOfAKilledNodeIsCarriedOutByTheOtherWithTheSameKey() throws Exception {
    try (var cluster = new Cluster(folder);
        var one = cluster.node("one", settings("of-one"));
        var other = cluster.node("other", settings("of-other"))) {
      WireClient client = WireClient.connect(one.base());
      JsonNode welcome = client.hello();
      client.event("text");
      client.say("please delete my account");
      client.choose(client.prompt("sign-out-offer"), "delete");
      client.choose(client.prompt("warning"), "continue");

      Call lost = calls.poll(60, TimeUnit.SECONDS);
      assertThat(lost).as("the request is made").isNotNull();
      boolean byOne = lost.token().equals("Bearer of-one");
      (byOne ? one : other).kill();
      ServerProcess left = byOne ? other : one;
      client.close();

      Call again = calls.poll(100, TimeUnit.SECONDS);
      assertThat(again).as("made again").isNotNull();
      assertThat(again.token()).isEqualTo(byOne ? "Bearer of-other" : "Bearer of-one");
      assertThat(again.key()).isEqualTo(lost.key());
      assertThat(again.body()).isEqualTo(lost.body());

      WireClient back = WireClient.connect(left.base());
      back.hello(welcome.path("resume").asText(), welcome.path("epoch").asText(), 0);
      assertThat(back.event("handoff").toString()).contains("blue kettle");
      back.close();
    }
  }
}
