package dev.doorman.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A client of the chat socket for tests. Every frame from the server is checked against the schema;
 * frames are taken in the order they came.
 */
public final class WireClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final List<String> raw = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> reason = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final List<String> breaches = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private WireClient(WebSocket.Builder builder, URI chat) {
    try {
      socket = builder.buildAsync(chat, new Frames()).join();
    } catch (CompletionException e) {
      throw new AssertionError("the handshake failed: " + e.getCause(), e.getCause());
    }
  }

  /** Connects as a page of the server itself would. */
  public static WireClient connect(URI server) {
    return new WireClient(
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", server.getScheme() + "://" + server.getAuthority())
            .subprotocols("doorman.v1"),
        chat(server));
  }

  static URI chat(URI server) {
    return URI.create("ws://" + server.getAuthority() + "/chat");
  }

  /** Connects and begins a conversation, up to and including the bot's greeting. */
  public static WireClient greeted(URI server) {
    WireClient client = connect(server);
    client.hello();
    client.event("text");
    return client;
  }

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  public JsonNode hello() {
    send("{\"type\":\"hello\"}");
    return next("welcome");
  }

  public JsonNode hello(String resume, String epoch, long since) {
    ObjectNode frame = JSON.createObjectNode().put("type", "hello").put("resume", resume);
    send(frame.put("epoch", epoch).put("since", since).toString());
    return next("welcome");
  }

  public UUID say(String text) {
    UUID id = UUID.randomUUID();
    say(id, text);
    return id;
  }

  void say(UUID id, String text) {
    send(message("say", id).put("text", text).toString());
  }

  /** Presses a button of the prompt. */
  public UUID choose(JsonNode prompt, String option) {
    UUID id = UUID.randomUUID();
    send(
        message("choose", id)
            .put("prompt", prompt.path("seq").asLong())
            .put("option", option)
            .toString());
    return id;
  }

  static ObjectNode message(String type, UUID id) {
    return JSON.createObjectNode().put("type", type).put("id", id.toString());
  }

  /** The next frame of this type; others before it are passed over. */
  public JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type), type);
  }

  /** The next event with a body of this kind. */
  public JsonNode event(String kind) {
    return next(frame -> frame.at("/body/kind").asText().equals(kind), "event of kind " + kind);
  }

  /** The next event that asks this. */
  public JsonNode prompt(String name) {
    return next(frame -> frame.at("/body/name").asText().equals(name), "prompt " + name);
  }

  /** The next notice with this code. */
  public JsonNode notice(String code) {
    return next(frame -> frame.at("/body/code").asText().equals(code), "notice " + code);
  }

  private JsonNode next(Predicate<JsonNode> wanted, String what) {
    List<JsonNode> seen = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("no " + what + " came; what came was " + seen);
        }
        if (!breaches.isEmpty()) {
          throw new AssertionError("frames break the schema: " + breaches);
        }
        if (wanted.test(frame)) {
          return frame;
        }
        seen.add(frame);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The code that the server closed the connection with. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** The reason that the server gave for closing the connection. */
  public String closeReason() {
    return reason.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Everything that the server sent, as text. */
  public List<String> raw() {
    return List.copyOf(raw);
  }

  /** Leaves without a word, as a phone does that loses its network. */
  public void vanish() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Frames implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        String text = partial.toString();
        partial.setLength(0);
        raw.add(text);
        breaches.addAll(WireSchema.breaches(WireSchema.SERVER, text));
        try {
          frames.add(JSON.readTree(text));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      webSocket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String why) {
      reason.complete(why);
      closed.complete(code);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
