package dev.doorman.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.access.oidc.OidcFailure.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider that hangs keeps is bounded, in time and in threads. */
class CallsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final byte[] ANSWER = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Semaphore arrivals = new Semaphore(0);
  private final CountDownLatch going = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/hangs", exchange -> answer(exchange, 0));
    server.createContext("/trickles", exchange -> answer(exchange, 3));
    server.start();
  }

  @AfterEach
  void stop() {
    going.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Answers so many bytes, and the rest when it goes on. */
  private void answer(HttpExchange exchange, int first) throws IOException {
    arrivals.release();
    if (first == 0) {
      await();
    }
    exchange.sendResponseHeaders(200, ANSWER.length);
    exchange.getResponseBody().write(ANSWER, 0, first);
    exchange.getResponseBody().flush();
    await();
    exchange.getResponseBody().write(ANSWER, first, ANSWER.length - first);
    exchange.close();
  }

  private void await() {
    try {
      going.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder get(String path) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  @Test
  void onlySoManyWaitAtOnceAndTheNextIsRefusedAtOnce() throws Exception {
    var calls = new Calls(PATIENCE);
    List<Future<String>> waiting = new ArrayList<>();
    for (int i = 0; i < Calls.MOST; i++) {
      waiting.add(threads.submit(() -> calls.json(get("/hangs")).toString()));
    }
    assertThat(arrivals.tryAcquire(Calls.MOST, PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(OidcFailure.class)
        .isThrownBy(() -> calls.json(get("/hangs")))
        .withMessageContaining("too many")
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.UNAVAILABLE));
    going.countDown();
    for (Future<String> one : waiting) {
      assertThat(one.get()).isEqualTo("{\"a\":1}");
    }
    assertThat(calls.json(get("/hangs")).path("a").asInt()).isEqualTo(1);
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    var calls = new Calls(Duration.ofMillis(500));
    assertThatExceptionOfType(OidcFailure.class)
        .isThrownBy(() -> calls.json(get("/trickles")))
        .satisfies(late -> assertThat(late.why()).isEqualTo(Why.UNAVAILABLE));
  }
}
