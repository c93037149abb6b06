package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection, which may break at any time. */
final class Wire implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  /** What came; a missing node stands for the end. */
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

  private final WebSocket socket;

  private Wire(URI server) {
    socket =
        HTTP.newWebSocketBuilder()
            .header("Origin", server.getScheme() + "://" + server.getAuthority())
            .subprotocols("doorman.v1")
            .connectTimeout(Duration.ofSeconds(5))
            .buildAsync(URI.create("ws://" + server.getAuthority() + "/chat"), new Frames())
            .join();
  }

  /** Empty where nobody answers there. */
  static Optional<Wire> connect(URI server) {
    try {
      return Optional.of(new Wire(server));
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  /** Whether it could be given to the network, which does not mean that it arrived. */
  boolean send(String frame) {
    try {
      socket.sendText(frame, true).get(5, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (Exception e) {
      return false;
    }
  }

  /** The next frame; empty where none came in time; a missing node where the connection ended. */
  Optional<JsonNode> next(Duration patience) {
    try {
      return Optional.ofNullable(frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      end();
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      end();
    }

    private void end() {
      frames.add(JSON.missingNode());
    }
  }
}
