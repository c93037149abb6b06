package dev.doorman.desk.live;

import dev.doorman.access.SessionCookie;
import dev.doorman.base.RetriableException;
import dev.doorman.base.UserId;
import dev.doorman.socket.Line;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Where agents' pages connect. Every callback returns at once; the work is done elsewhere. */
@WebSocket(path = "/desk/socket", endpointId = DeskSocket.ENDPOINT)
public final class DeskSocket {
  static final String ENDPOINT = "desk";
  private static final Logger LOG = Logger.getLogger(DeskSocket.class);

  private final DeskWork.Parts parts;
  private final SessionCookie cookie;
  private final Line.Bounds bounds;
  private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  DeskSocket(Reception reception, SessionCookie cookie) {
    this.cookie = cookie;
    this.parts = reception.parts();
    this.bounds =
        new Line.Bounds(
            parts.config().waitingFrames(),
            Closing.FLOOD.reason(),
            parts.config().sendWithin(),
            Closing.SLOW.reason());
  }

  @OnOpen
  Uni<Void> open(WebSocketConnection connection) {
    var client = new DeskClient(session(connection.handshakeRequest()), parts.clock().instant());
    var line = new Line(connection, executor, bounds, new DeskWork(client, parts));
    client.by(line);
    if (parts.clients().enter(connection.id(), client)) {
      line.poke();
    } else {
      line.close((parts.clients().isClosing() ? Closing.RESTART : Closing.FULL).reason());
    }
    return Uni.createFrom().voidItem();
  }

  /** The value of the session's cookie; empty where there is none. */
  private String session(HandshakeRequest handshake) {
    List<String> headers = handshake.headers("Cookie");
    return headers == null ? "" : cookie.read(name -> named(headers, name)).orElse("");
  }

  private static Optional<String> named(List<String> headers, String name) {
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  @OnTextMessage
  Uni<Void> text(String text, WebSocketConnection connection) {
    parts
        .clients()
        .of(connection.id())
        .ifPresent(
            client -> {
              client.alive(parts.clock().instant());
              client.line().offer(text);
            });
    return Uni.createFrom().voidItem();
  }

  @OnBinaryMessage
  Uni<Void> binary(Buffer bytes, WebSocketConnection connection) {
    parts
        .clients()
        .of(connection.id())
        .ifPresent(client -> client.line().close(Closing.BINARY.reason()));
    return Uni.createFrom().voidItem();
  }

  @OnPongMessage
  Uni<Void> pong(Buffer bytes, WebSocketConnection connection) {
    parts.clients().of(connection.id()).ifPresent(client -> client.alive(parts.clock().instant()));
    return Uni.createFrom().voidItem();
  }

  @OnClose
  Uni<Void> closed(WebSocketConnection connection) {
    parts.clients().leave(connection.id()).ifPresent(who -> executor.execute(() -> left(who)));
    return Uni.createFrom().voidItem();
  }

  private void left(UserId who) {
    try {
      parts.clients().tell(who);
      parts.floor().rosterChanged();
    } catch (RetriableException e) {
      // The lease runs out by itself.
      LOG.debugf("that an agent left could not be told: %s", e.getMessage());
    }
  }

  @OnError
  Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
    if (!(failure instanceof HttpClosedException)) {
      LOG.debugf("connection %s: %s", connection.id(), failure);
      // Vert.x drops a message that is over the limit, tells so here, and leaves it at that.
      Closing why = failure instanceof IllegalStateException ? Closing.TOO_BIG : Closing.FAILED;
      parts.clients().of(connection.id()).ifPresent(client -> client.line().close(why.reason()));
    }
    return Uni.createFrom().voidItem();
  }
}
