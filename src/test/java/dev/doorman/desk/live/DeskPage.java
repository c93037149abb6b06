package dev.doorman.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.access.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An agent's page as its socket sees it; frames are taken in the order they came. */
public final class DeskPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final List<String> raw = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private DeskPage(URI server, String origin, String cookie) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", origin)
            .header("Cookie", "other=1; " + Sessions.COOKIE + "=" + cookie)
            .subprotocols("doorman.desk.v1")
            .buildAsync(URI.create("ws://" + server.getAuthority() + "/desk/socket"), new Frames())
            .join();
  }

  /** Connects as a page of the server itself would. */
  public static DeskPage open(URI server, String cookie) {
    return new DeskPage(server, server.getScheme() + "://" + server.getAuthority(), cookie);
  }

  static DeskPage openFrom(String origin, URI server, String cookie) {
    return new DeskPage(server, origin, cookie);
  }

  public void send(String frame) {
    try {
      socket.sendText(frame.replace('\'', '"'), true).join();
    } catch (CompletionException e) {
      throw new AssertionError("the connection has ended with " + closed + ", sent " + frame, e);
    }
  }

  /** Sends the same frame again and again, until it was sent often enough or cannot be sent. */
  void flood(String frame, int times) {
    for (int i = 0; i < times && !closed.isDone(); i++) {
      try {
        send(frame);
      } catch (AssertionError e) {
        // The connection has ended meanwhile.
        return;
      }
    }
  }

  /** Waits for a frame of this type; whether it came before the connection ended. */
  boolean isAnswered(String type) {
    CompletableFuture<Boolean> ended = closed.handle((code, failure) -> true);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < end) {
        JsonNode frame = frames.poll(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (frame != null && frame.path("type").asText().equals(type)) {
          return true;
        }
        if (frame == null && ended.isDone()) {
          return false;
        }
      }
      throw new AssertionError("neither " + type + " nor the end came");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for the end of the connection; its code, unless that was lost. */
  Optional<Integer> end() {
    return closed
        .handle((code, failure) -> Optional.ofNullable(code))
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** The next frame of this type; others before it are passed over. */
  public JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type), type);
  }

  /** The next row of this chat in this state. */
  public JsonNode row(String chat, String state) {
    return next(
            frame ->
                frame.at("/chat/id").asText().equals(chat)
                    && frame.at("/chat/state").asText().equals(state),
            "row of " + chat + " " + state)
        .path("chat");
  }

  public JsonNode next(Predicate<JsonNode> wanted, String what) {
    List<JsonNode> seen = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("no " + what + " came; what came was " + seen);
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

  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Everything that the server sent. */
  public List<String> raw() {
    return List.copyOf(raw);
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
        raw.add(partial.toString());
        try {
          frames.add(JSON.readTree(partial.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        partial.setLength(0);
      }
      webSocket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String why) {
      closed.complete(code);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
