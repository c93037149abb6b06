package dev.doorman.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Stands before a deletion API and does what networks and servers do at times. It changes nothing
 * in what it hands on.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class FaultyProxy implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "date");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private final URI target;
  private volatile Fault fault = new Fault.None();

  /** What goes wrong from now on. */
  public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** The connection breaks before the call is handed on. */
    record Down() implements Fault {}

    /** An answer with this status, and the call is not handed on. */
    record Refusing(int status) implements Fault {}

    /** The call is handed on and done, and its answer is replaced by one with this status. */
    record FailingAfterwards(int status) implements Fault {}

    /** The call is handed on and done, and the connection breaks before the answer. */
    record LosingTheAnswer() implements Fault {}

    /** The call is handed on and done, and the answer waits until the gate is opened. */
    record Slow(CountDownLatch gate) implements Fault {}
  }

  /**
   * Starts it on a free port of the loopback.
   *
   * @param target scheme, host and port of the API; the paths stay the same
   */
  public FaultyProxy(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where clients go in place of the target. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many calls came, whatever became of them. */
  public int calls() {
    return calls.get();
  }

  public void set(Fault now) {
    fault = now;
  }

  private void handle(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    try (exchange) {
      switch (fault) {
        case Fault.None() -> answer(exchange, handOn(exchange));
        case Fault.Down() -> throw new IOException("the connection is to break");
        case Fault.Refusing(int status) -> exchange.sendResponseHeaders(status, -1);
        case Fault.FailingAfterwards(int status) -> {
          var unused = handOn(exchange);
          exchange.sendResponseHeaders(status, -1);
        }
        case Fault.LosingTheAnswer() -> {
          var unused = handOn(exchange);
          throw new IOException("the connection is to break");
        }
        case Fault.Slow(var gate) -> {
          HttpResponse<byte[]> response = handOn(exchange);
          gate.await();
          answer(exchange, response);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> handOn(HttpExchange exchange)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange.getRequestHeaders().forEach((name, values) -> copy(name, values, request::header));
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach((name, values) -> copy(name, values, exchange.getResponseHeaders()::add));
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void copy(String name, List<String> values, BiConsumer<String, String> to) {
    if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> to.accept(name, value));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
