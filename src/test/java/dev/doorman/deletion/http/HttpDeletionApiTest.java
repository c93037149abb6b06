package dev.doorman.deletion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.base.Secret;
import dev.doorman.conversation.RecordedBreaks;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDeletionApiTest {
  private static final RequestId ID = new RequestId("dr-1");
  private static final IdempotencyKey KEY = new IdempotencyKey("key-1");
  private static final NewDeletionRequest NEW =
      new NewDeletionRequest(
          new ConversationId(UUID.fromString("6f1b9a64-0000-4000-8000-000000000001")),
          Optional.empty(),
          "en",
          Instant.parse("2026-01-01T10:00:00Z"));

  private static final RecordedBreaks BREAKS = new RecordedBreaks();

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private HttpServer server;
  private HttpDeletionApi api;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch finish = new CountDownLatch(1);
  private volatile Answer answer = exchange -> {};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          try (exchange) {
            answer.to(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    api = at(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"));
  }

  @AfterEach
  void stop() {
    finish.countDown();
    server.stop(0);
  }

  private static HttpDeletionApi at(URI url) {
    return new HttpDeletionApi(
        new DeletionApiSettings(
            url,
            new Secret<>("token-1"),
            Set.of("https://id.vendor.example"),
            Duration.ofSeconds(2),
            Duration.ofMillis(500)),
        BREAKS,
        Clock.fixed(Instant.parse("2026-01-01T10:00:02Z"), ZoneOffset.UTC));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String created(String url) {
    return """
        {"id":"dr-1","state":"awaiting_verification","createdAt":"2026-01-01T10:00:01Z",
         "withdrawable":true,
         "verification":{"url":"%s","matchPhrase":"amber otter","expiresAt":"2026-01-01T10:30:00Z"}}"""
        .formatted(url);
  }

  @Test
  void createSendsTokenKeyAndBodyAndReadsTheLink() {
    var seen = new StringBuilder();
    answer =
        exchange -> {
          seen.append(exchange.getRequestMethod())
              .append(' ')
              .append(exchange.getRequestURI())
              .append('\n')
              .append(exchange.getRequestHeaders().getFirst("Authorization"))
              .append('\n')
              .append(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
              .append('\n')
              .append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          send(exchange, 201, created("https://id.vendor.example/v/abc"));
        };
    var request = api.create(NEW, KEY);
    assertThat(seen.toString())
        .isEqualTo(
            """
            POST /api/deletion-requests
            Bearer token-1
            key-1
            {"conversation":"6f1b9a64-0000-4000-8000-000000000001","locale":"en",\
            "confirmedAt":"2026-01-01T10:00:00Z"}""");
    assertThat(request.state()).isEqualTo(State.AWAITING_VERIFICATION);
    assertThat(request.verification().orElseThrow().matchPhrase()).isEqualTo("amber otter");
    assertThat(request.toString()).doesNotContain("/v/abc");
  }

  @ParameterizedTest
  @CsvSource({
    "http://id.vendor.example/v/abc, must be https",
    "https://evil.example/v/abc, not configured",
    "javascript:alert(1), must be https",
    "https://id.vendor.example.evil.example/v, not configured",
    "https://id.vendor.example@evil.example/v, not configured",
  })
  void linkToElsewhereIsNotTaken(String url, String why) {
    answer = exchange -> send(exchange, 201, created(url));
    assertThatThrownBy(() -> api.create(NEW, KEY))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "404, not-found, NOT_FOUND",
    "409, not-verified, WRONG_STATE",
    "429, too-many-links, TOO_MANY",
    "422, idempotency-key-reused, NOT_ACCEPTABLE",
    "400, invalid-request, NOT_ACCEPTABLE",
  })
  void refusalsAreFinal(int status, String type, Reason reason) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "30");
          send(exchange, status, "{\"type\":\"urn:doorman:problem:" + type + "\"}");
        };
    var refused = catchThrowableOfType(DeletionRefused.class, () -> api.confirm(ID, KEY));
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "500, internal",
    "502, bad-gateway",
    "503, unavailable",
    "401, unauthorized",
    "409, idempotency-in-progress",
    "302, moved",
  })
  void othersMayBeTriedAgain(int status, String type) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://evil.example/");
          send(exchange, status, "{\"type\":\"urn:doorman:problem:" + type + "\"}");
        };
    assertThatThrownBy(() -> api.confirm(ID, KEY)).isInstanceOf(RetriableException.class);
    assertThat(calls).as("nothing is repeated or followed here").hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | must be JSON",
        "{\"state\":\"accepted\"} | \"id\": is missing",
        "{\"id\":\"dr-1\",\"state\":\"exploded\"} | \"state\": must be one of",
        "{\"id\":\"dr-1\",\"state\":\"accepted\",\"acceptedAt\":\"soon\"} | \"acceptedAt\"",
      })
  void answerThatBreaksTheContractSaysNothingAboutTheOutcome(String body, String why) {
    answer = exchange -> send(exchange, 200, body);
    assertThatThrownBy(() -> api.get(ID))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining(why);
  }

  @Test
  void slowAnswerIsGivenUpAtTheDeadline() {
    answer = exchange -> finish.await(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> api.get(ID))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("no answer in time");
  }

  @Test
  void endlessAnswerIsCutOff() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[8192];
          for (int i = 0; i < 64; i++) {
            exchange.getResponseBody().write(chunk);
          }
        };
    assertThatThrownBy(() -> api.get(ID))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("at most 65536 bytes");
  }

  @Test
  void unreachableApiMayBeTriedAgain() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThatThrownBy(() -> at(URI.create("http://127.0.0.1:" + port)).get(ID))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("no connection");
  }

  @Test
  void apiThatIsOutOfOrderIsLeftAloneForAWhile() {
    answer = exchange -> send(exchange, 503, "");
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> api.get(ID)).isInstanceOf(RetriableException.class);
    }
    assertThat(calls).hasValueBetween(15, 20);
    assertThatThrownBy(() -> api.get(ID)).hasMessageContaining("out of order");
  }

  @Test
  void refusalsDoNotCountAsOutOfOrder() {
    answer = exchange -> send(exchange, 404, "");
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> api.get(ID)).isInstanceOf(DeletionRefused.class);
    }
    assertThat(calls).hasValue(30);
  }
}
