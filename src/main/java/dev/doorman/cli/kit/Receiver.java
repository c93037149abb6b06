package dev.doorman.cli.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.base.FinalException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes the implementation's events in Doorman's place. The first one is refused, so that it has to
 * be sent again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Receiver implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

  /** An event as it came. */
  record Delivery(Exchange exchange, Optional<String> signature, Instant at) {
    String event() {
      return exchange.text("id");
    }
  }

  Receiver(InetSocketAddress address, Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new FinalException(
          "--listen: %s is not to be had: %s".formatted(address, e.getMessage()));
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
      String text = new String(body, StandardCharsets.UTF_8);
      String signature = exchange.getRequestHeaders().getFirst("Doorman-Signature");
      int status = answer(exchange, signature, text);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private synchronized int answer(
      HttpExchange exchange, @org.jspecify.annotations.Nullable String signature, String text) {
    int status = deliveries.isEmpty() ? 503 : 204;
    Map<String, String> sent =
        signature == null ? Map.of() : Map.of("Doorman-Signature", signature);
    deliveries.add(
        new Delivery(
            new Exchange(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                sent,
                text,
                status,
                Map.of(),
                text),
            Optional.ofNullable(signature),
            clock.instant()));
    return status;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
