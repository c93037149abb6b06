package dev.doorman.conversation.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Secret;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import dev.doorman.deletion.http.DeletionApiSettings;
import dev.doorman.deletion.http.HttpDeletionApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A vendor's deletion API over HTTP. What it does keeps to the contract; what it answers may be
 * broken, as a test says.
 */
final class PlayedVendor implements AutoCloseable {
  /** What becomes of an answer. */
  interface Manner {
    /** The break of this answer; empty leaves it as it is. */
    Optional<VendorBreak> of(FakeDeletionApi.Call call, Optional<RequestId> request);
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeDeletionApi api;
  private final HttpServer server;
  private final Map<RequestId, ConversationId> conversations = new ConcurrentHashMap<>();
  private volatile Manner manner = (call, request) -> Optional.empty();

  PlayedVendor(FakeDeletionApi api) {
    this.api = api;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  /** From now on. */
  void behaves(Manner next) {
    manner = next;
  }

  /** All its answers are broken in this way. */
  void breaks(VendorBreak always) {
    manner = (call, request) -> Optional.of(always);
  }

  HttpDeletionApi client(ContractBreaks breaks, Clock clock) {
    return new HttpDeletionApi(
        new DeletionApiSettings(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            new Secret<>("token"),
            Set.of("https://id.example"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5)),
        breaks,
        clock);
  }

  /** Whose request it is. */
  ConversationId conversationOf(RequestId request) {
    return conversations.get(request);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    Optional<RequestId> id =
        path.length > 2 ? Optional.of(new RequestId(path[2])) : Optional.empty();
    FakeDeletionApi.Call call =
        switch (exchange.getRequestMethod()) {
          case "GET" -> FakeDeletionApi.Call.GET;
          case "DELETE" -> FakeDeletionApi.Call.WITHDRAW;
          default ->
              id.isEmpty()
                  ? FakeDeletionApi.Call.CREATE
                  : path[3].equals("confirmation")
                      ? FakeDeletionApi.Call.CONFIRM
                      : FakeDeletionApi.Call.RENEW;
        };
    Reply reply = reply(exchange, call, id);
    manner.of(call, id).ifPresent(broken -> broken.spoil(reply));
    byte[] bytes = reply.text().getBytes(StandardCharsets.UTF_8);
    reply.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private Reply reply(HttpExchange exchange, FakeDeletionApi.Call call, Optional<RequestId> id)
      throws IOException {
    try {
      return new Reply(
          call == FakeDeletionApi.Call.CREATE ? 201 : 200, json(made(exchange, call, id)));
    } catch (DeletionRefused e) {
      int status =
          switch (e.reason()) {
            case WRONG_STATE -> 409;
            case NOT_FOUND -> 404;
            case TOO_MANY -> 429;
            case NOT_ACCEPTABLE -> 400;
          };
      return new Reply(status, JSON.createObjectNode().put("type", "urn:doorman:problem:refused"));
    } catch (dev.doorman.base.RetriableException e) {
      return new Reply(503, JSON.createObjectNode().put("type", "urn:doorman:problem:unavailable"));
    }
  }

  private DeletionRequest made(
      HttpExchange exchange, FakeDeletionApi.Call call, Optional<RequestId> id) throws IOException {
    String key =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")).orElse("-");
    return switch (call) {
      case CREATE -> {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        var conversation = new ConversationId(UUID.fromString(body.path("conversation").asText()));
        DeletionRequest request =
            api.create(
                new NewDeletionRequest(
                    conversation,
                    Optional.empty(),
                    body.path("locale").asText(),
                    Instant.parse(body.path("confirmedAt").asText())),
                new IdempotencyKey(key));
        conversations.put(request.id(), conversation);
        yield request;
      }
      case GET -> api.get(id.orElseThrow());
      case RENEW -> api.renewVerification(id.orElseThrow());
      case CONFIRM -> api.confirm(id.orElseThrow(), new IdempotencyKey(key));
      case WITHDRAW -> api.withdraw(id.orElseThrow());
    };
  }

  private static ObjectNode json(DeletionRequest request) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", request.id().value());
    node.put("state", request.state().name().toLowerCase(Locale.ROOT));
    request
        .verification()
        .ifPresent(
            link ->
                node.putObject("verification")
                    .put("url", link.url().toString())
                    .put("matchPhrase", link.matchPhrase())
                    .put("expiresAt", link.expiresAt().toString()));
    request.account().ifPresent(account -> node.put("account", account));
    request.verifiedUntil().ifPresent(until -> node.put("verifiedUntil", until.toString()));
    request.acceptedAt().ifPresent(at -> node.put("acceptedAt", at.toString()));
    request.expectedBy().ifPresent(day -> node.put("expectedBy", day.toString()));
    node.put("withdrawable", request.withdrawable() == DeletionRequest.Withdrawable.YES);
    return node;
  }

  /** An answer before it is sent. */
  static final class Reply {
    int status;
    final ObjectNode body;
    String instead = "";
    final Map<String, String> headers = new ConcurrentHashMap<>();

    Reply(int status, ObjectNode body) {
      this.status = status;
      this.body = body;
    }

    String text() {
      return instead.isEmpty() ? body.toString() : instead;
    }

    /** It tells of a request, and refuses nothing. */
    boolean isRequest() {
      return status < 300;
    }
  }
}
