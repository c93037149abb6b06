package dev.doorman.desk.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Another system that is told of things, over real HTTP. */
public final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A call as it came. */
  public record Call(String path, Optional<String> signature, String text) {
    /** The body. */
    public JsonNode body() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError(text, e);
      }
    }

    /** What the call tells of. */
    public String type() {
      return body().path("type").asText();
    }
  }

  /** How it is answered. */
  public record Reply(int status, Map<String, String> headers, String text) {
    public static Reply of(int status) {
      return new Reply(status, Map.of(), "");
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Function<Call, Reply> answering = call -> Reply.of(204);

  /** Listens on a port of its own on this machine. */
  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          var call =
              new Call(
                  exchange.getRequestURI().toString(),
                  Optional.ofNullable(exchange.getRequestHeaders().getFirst("Doorman-Signature")),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          Reply reply = answering.apply(call);
          calls.add(call);
          reply.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Answers as told from now on. */
  public void answer(Function<Call, Reply> how) {
    answering = how;
  }

  /** Answers nothing before the end of the test. */
  public void hang() {
    answering =
        call -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Reply.of(204);
        };
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** All calls until now, in the order they were answered in. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
