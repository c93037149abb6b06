package dev.doorman.cli.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A vendor's implementation of the deletion API, in memory, with faults where a test wants them.
 */
final class VendorServer implements AutoCloseable {
  static final String TOKEN = "vendor-token-of-the-test";
  static final String SECOND_TOKEN = "second-token-of-the-test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Fault> faults;
  private final Clock clock;
  private final Map<String, Entry> requests = new HashMap<>();
  private final Map<String, Answered> keys = new HashMap<>();
  private final VendorEvents events;

  private record Answered(String call, JsonNode body, int status, String answer) {}

  private static final class Entry {
    final Instant createdAt;
    String state = "awaiting_verification";
    String handle = "";
    int links;
    Instant verifiedAt = Instant.EPOCH;
    Instant acceptedAt = Instant.EPOCH;

    Entry(Instant createdAt) {
      this.createdAt = createdAt;
    }
  }

  VendorServer(Clock clock, VendorEvents events, Fault... faults) throws IOException {
    this.clock = clock;
    this.events = events;
    this.faults = Set.of(faults);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
  }

  private boolean has(Fault fault) {
    return faults.contains(fault);
  }

  /** What a person does on the page: nothing but the handle leads there. */
  synchronized void visit(URI link, Person.Errand errand) {
    String handle = link.getPath().substring("/verify/".length());
    requests.forEach(
        (id, entry) -> {
          if (entry.handle.equals(handle) && entry.state.equals("awaiting_verification")) {
            entry.state = errand == Person.Errand.VERIFY ? "verified" : "rejected";
            entry.verifiedAt = now();
            events.changed(id, entry.state, clock);
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.startsWith("/verify/")) {
        page(exchange, path);
        return;
      }
      String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean known =
          authorization.equals("Bearer " + TOKEN) || authorization.equals("Bearer " + SECOND_TOKEN);
      if (!known && !(has(Fault.TAKES_ANY_TOKEN) && authorization.startsWith("Bearer wrong"))) {
        problem(exchange, 401, "unauthorized");
        return;
      }
      String[] parts = path.substring("/api/deletion-requests".length()).split("/", -1);
      String call = exchange.getRequestMethod() + (parts.length > 2 ? " " + parts[2] : "");
      if (parts.length == 1) {
        keyed(exchange, "create", body);
        return;
      }
      Entry entry = requests.get(parts[1]);
      if (entry == null) {
        problem(exchange, 404, "not-found");
        return;
      }
      switch (call) {
        case "GET" -> answer(exchange, 200, view(parts[1], entry, false));
        case "DELETE" -> withdraw(exchange, parts[1], entry);
        case "POST verification" -> renew(exchange, parts[1], entry);
        case "POST confirmation" -> keyed(exchange, parts[1], body);
        default -> problem(exchange, 404, "not-found");
      }
    }
  }

  private void page(HttpExchange exchange, String path) throws IOException {
    if (has(Fault.LINK_ENDS_ON_GET)) {
      requests.values().stream()
          .filter(entry -> path.endsWith(entry.handle))
          .forEach(entry -> entry.state = "expired");
    }
    exchange.sendResponseHeaders(200, -1);
  }

  private void keyed(HttpExchange exchange, String call, String body) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null && !(has(Fault.NEEDS_NO_KEY) && call.equals("create"))) {
      problem(exchange, 400, "idempotency-key-missing");
      return;
    }
    String known = key == null ? UUID.randomUUID().toString() : key;
    if (known.length() > 255 && !has(Fault.TAKES_LONG_KEYS)) {
      problem(exchange, 400, "invalid-request");
      return;
    }
    JsonNode parsed = call.equals("create") ? parse(body) : JSON.createObjectNode();
    if (parsed == null) {
      problem(exchange, 400, "invalid-request");
      return;
    }
    Answered before = keys.get(known);
    if (before != null && !(has(Fault.SECOND_REQUEST_FOR_A_KEY) && call.equals("create"))) {
      if (before.call().equals(call) && before.body().equals(parsed)) {
        raw(exchange, before.status(), before.answer(), "application/json");
      } else {
        problem(exchange, has(Fault.FAILS_AT_A_REUSED_KEY) ? 500 : 422, "idempotency-key-reused");
      }
      return;
    }
    if (call.equals("create")) {
      create(exchange, known, parsed);
    } else {
      confirm(exchange, known, call, parsed);
    }
  }

  private @org.jspecify.annotations.Nullable JsonNode parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      boolean good =
          node.path("locale").isTextual()
              && !node.path("subject").isNumber()
              && !node.path("subject").asText("x").isEmpty();
      if (!good && !(has(Fault.TAKES_ANY_BODY) && node.isObject())) {
        return null;
      }
      var unusedId = UUID.fromString(node.path("conversation").asText());
      var unusedTime = Instant.parse(node.path("confirmedAt").asText());
      return node;
    } catch (JsonProcessingException | RuntimeException e) {
      return null;
    }
  }

  private void create(HttpExchange exchange, String key, JsonNode parsed) throws IOException {
    String id = "vr_" + UUID.randomUUID();
    var entry = new Entry(now());
    requests.put(id, entry);
    link(entry);
    ObjectNode view = view(id, entry, true);
    if (has(Fault.NO_STATE_IN_CREATE)) {
      view.remove("state");
    }
    keys.put(key, new Answered("create", parsed, 201, view.toString()));
    answer(exchange, 201, view);
  }

  private void link(Entry entry) {
    if (entry.links == 0 || !has(Fault.SAME_LINK_AGAIN)) {
      entry.handle = has(Fault.SHORT_HANDLE) ? "h" + requests.size() + "-" + entry.links : key();
    }
    entry.links++;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private void confirm(HttpExchange exchange, String key, String id, JsonNode parsed)
      throws IOException {
    Entry entry = requests.get(id);
    boolean may =
        entry.state.equals("verified")
            || (has(Fault.CONFIRMS_UNVERIFIED) && entry.state.equals("awaiting_verification"));
    if (!may && !(has(Fault.CONFIRMS_TWICE) && entry.state.equals("accepted"))) {
      problem(exchange, 409, has(Fault.ODD_PROBLEM_TYPE) ? "conflict" : "not-verified");
      return;
    }
    entry.state = "accepted";
    entry.acceptedAt = now();
    events.changed(id, "accepted", clock);
    String answer = view(id, entry, false).toString();
    if (!has(Fault.FORGETS_CONFIRMATION_KEYS)) {
      keys.put(key, new Answered(id, parsed, 200, answer));
    }
    raw(exchange, 200, answer, "application/json");
  }

  private void renew(HttpExchange exchange, String id, Entry entry) throws IOException {
    boolean may =
        entry.state.equals("awaiting_verification")
            || entry.state.equals("expired")
            || (has(Fault.NEW_LINK_WHEN_VERIFIED) && entry.state.equals("verified"));
    if (!may) {
      problem(exchange, 409, "not-verifiable");
    } else if (entry.links > 5 && !has(Fault.NO_LINK_LIMIT)) {
      if (!has(Fault.NO_RETRY_AFTER)) {
        exchange.getResponseHeaders().set("Retry-After", "3600");
      }
      problem(exchange, 429, "too-many-links");
    } else {
      link(entry);
      answer(exchange, 201, view(id, entry, true));
    }
  }

  private void withdraw(HttpExchange exchange, String id, Entry entry) throws IOException {
    boolean again = entry.state.equals("withdrawn") && !has(Fault.WITHDRAWS_ONCE);
    if (!again && !withdrawable(entry) && !has(Fault.WITHDRAWS_WHAT_IS_NOT_WITHDRAWABLE)) {
      problem(exchange, 409, "not-withdrawable");
      return;
    }
    if (!again) {
      entry.state = "withdrawn";
      events.changed(id, "withdrawn", clock);
    }
    ObjectNode view = view(id, entry, false);
    if (has(Fault.ANOTHER_ID_WHEN_WITHDRAWN)) {
      view.put("id", "dr-of-another");
    }
    answer(exchange, 200, view);
  }

  private boolean withdrawable(Entry entry) {
    return switch (entry.state) {
      case "awaiting_verification", "verified", "expired" -> true;
      case "accepted" -> !has(Fault.WITHDRAWS_WHAT_IS_NOT_WITHDRAWABLE);
      default -> false;
    };
  }

  private ObjectNode view(String id, Entry entry, boolean withLink) {
    ObjectNode view = JSON.createObjectNode().put("id", id);
    String state = entry.state;
    if (has(Fault.ODD_STATE_NAME) && state.equals("accepted")) {
      state = "in_progress";
    }
    view.put("state", state).put("createdAt", entry.createdAt.toString());
    view.put("withdrawable", withdrawable(entry));
    if (withLink || has(Fault.TELLS_THE_LINK_AGAIN)) {
      String origin = url().toString().replace("/api", "");
      String at = has(Fault.PLAIN_HTTP_LINK) ? "http://vendor.example" : origin;
      ObjectNode link = view.putObject("verification").put("url", at + "/verify/" + entry.handle);
      if (!has(Fault.NO_MATCH_PHRASE)) {
        link.put("matchPhrase", "amber heron");
      }
      if (!has(Fault.NO_EXPIRY)) {
        boolean past = entry.links > 1 && has(Fault.NEW_LINK_IS_PAST);
        link.put("expiresAt", entry.createdAt.plusSeconds(past ? -60 : 1800).toString());
      }
    }
    if (entry.verifiedAt.isAfter(Instant.EPOCH) && !entry.state.equals("rejected")) {
      view.put("account", has(Fault.ACCOUNT_NOT_MASKED) ? "mia@example.com" : "m•••@example.com");
      view.put("verifiedAt", entry.verifiedAt.toString());
      long life = has(Fault.SHORT_VERIFICATION) ? 60 : 900;
      view.put("verifiedUntil", entry.verifiedAt.plusSeconds(life).toString());
    }
    if (entry.acceptedAt.isAfter(Instant.EPOCH)) {
      view.put("acceptedAt", entry.acceptedAt.toString());
      if (!has(Fault.NO_EXPECTED_DAY)) {
        var day = LocalDate.ofInstant(entry.acceptedAt, ZoneOffset.UTC);
        view.put("expectedBy", day.plusDays(has(Fault.LATE_EXPECTED_DAY) ? 60 : 10).toString());
      }
    }
    return view;
  }

  private void problem(HttpExchange exchange, int status, String type) throws IOException {
    ObjectNode problem =
        JSON.createObjectNode()
            .put("type", "urn:doorman:problem:" + type)
            .put("title", type)
            .put("status", status);
    boolean plain = has(Fault.NO_PROBLEM_DETAILS);
    raw(
        exchange,
        status,
        plain ? "{\"error\":\"" + type + " " + TOKEN + "\"}" : problem.toString(),
        plain ? "application/json" : "application/problem+json");
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    raw(exchange, status, body.toString(), "application/json");
  }

  private static void raw(HttpExchange exchange, int status, String body, String type)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    events.close();
  }
}
