package dev.doorman.answer.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that speaks the streaming protocols of OpenAI and Anthropic, as far as they are used,
 * and misbehaves as it is told.
 */
public final class ModelServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How one call is answered. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** What was asked. */
  public record Asked(String path, String key, JsonNode body) {
    /** All that the model is told, as one text. */
    public String prompt() {
      List<String> texts = new ArrayList<>();
      body.path("system").findValuesAsText("text").forEach(texts::add);
      for (JsonNode message : body.path("messages")) {
        JsonNode content = message.path("content");
        texts.addAll(
            content.isTextual() ? List.of(content.asText()) : content.findValuesAsText("text"));
      }
      return String.join("\n", texts);
    }
  }

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private volatile Answer answer = status(500, "not told yet");

  public ModelServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String key =
        headers.containsKey("x-api-key")
            ? headers.getFirst("x-api-key")
            : headers.getFirst("Authorization");
    asked.add(
        new Asked(
            exchange.getRequestURI().getPath(), key, JSON.readTree(exchange.getRequestBody())));
    try (exchange) {
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The other side has had enough.
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  public void answers(Answer next) {
    answer = next;
  }

  /** Says a text, in the protocol that it is asked in, bit by bit. */
  public void says(String text, int bit) {
    answers(exchange -> stream(exchange, text, bit, out -> {}));
  }

  public void says(String text) {
    says(text, 7);
  }

  /** Says the beginning of a text and then nothing, for as long as anybody listens. */
  public void stopsAfter(String text) {
    answers(
        exchange ->
            stream(
                exchange,
                text,
                5,
                out -> {
                  goOn.await(60, TimeUnit.SECONDS);
                  try {
                    // The other side's end may come only after some of this has gone out.
                    do {
                      out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                      out.flush();
                    } while (!end.await(1, TimeUnit.MILLISECONDS));
                  } catch (IOException e) {
                    abandoned.countDown();
                    throw e;
                  }
                }));
  }

  /** Says a text, and ends only once it {@link #goesOn}. */
  public void saysAndWaits(String text) {
    answers(exchange -> stream(exchange, text, 7, out -> goOn.await(60, TimeUnit.SECONDS)));
  }

  public void goesOn() {
    goOn.countDown();
  }

  /** Goes on where it stopped; says whether the other side had closed the connection. */
  public boolean findsItselfAbandoned() throws InterruptedException {
    goOn.countDown();
    return abandoned.await(20, TimeUnit.SECONDS);
  }

  /** Takes the call and says nothing at all. */
  public void hangs() {
    answers(exchange -> hang());
  }

  /** Says the beginning of a text and breaks the connection. */
  public void breaksAfter(String text) {
    answers(
        exchange ->
            stream(
                exchange,
                text,
                5,
                out -> {
                  throw new IOException("broken on purpose");
                }));
  }

  public static Answer status(int status, String body) {
    return exchange -> raw(exchange, status, "application/json", body);
  }

  public static void raw(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void hang() throws InterruptedException {
    end.await(60, TimeUnit.SECONDS);
  }

  private interface Then {
    void go(OutputStream out) throws IOException, InterruptedException;
  }

  private void stream(HttpExchange exchange, String text, int bit, Then then)
      throws IOException, InterruptedException {
    boolean anthropic = exchange.getRequestURI().getPath().endsWith("/messages");
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    List<String> bits = new ArrayList<>();
    for (int i = 0; i < text.length(); i += bit) {
      bits.add(text.substring(i, Math.min(text.length(), i + bit)));
    }
    // Written in pieces that end anywhere, also within a character.
    byte[] before =
        String.join("", anthropic ? anthropic(bits) : openAi(bits))
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < before.length; i += 61) {
      out.write(before, i, Math.min(61, before.length - i));
      out.flush();
    }
    then.go(out);
    out.write((anthropic ? anthropicEnd() : openAiEnd()).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static List<String> openAi(List<String> bits) {
    return bits.stream()
        .map(
            bit ->
                "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,"
                    + "\"delta\":{\"content\":%s},\"finish_reason\":null}]}\n\n"
                        .formatted(json(bit)))
        .toList();
  }

  private static String openAiEnd() {
    return """
        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":321,"completion_tokens":45,"total_tokens":366}}

        data: [DONE]

        """;
  }

  private static List<String> anthropic(List<String> bits) {
    return Stream.concat(
            Stream.of(
                """
                event: message_start
                data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"usage":{"input_tokens":321,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                """),
            bits.stream()
                .map(
                    bit ->
                        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                            + "\"delta\":{\"type\":\"text_delta\",\"text\":%s}}\n\n"
                                .formatted(json(bit))))
        .toList();
  }

  private static String anthropicEnd() {
    return """
        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":45}}

        event: message_stop
        data: {"type":"message_stop"}

        """;
  }

  private static String json(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
