package dev.doorman.chat;

import dev.doorman.base.AddressGroup;
import dev.doorman.base.TrustedProxies;
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
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Where customers' clients connect. Every callback returns at once; the work is done elsewhere. */
@WebSocket(path = "/chat", endpointId = ChatSocket.ENDPOINT)
public final class ChatSocket {
  static final String ENDPOINT = "chat";
  private static final Logger LOG = Logger.getLogger(ChatSocket.class);

  private final Clients clients;
  private final FrontDesk desk;
  private final ChatConfig config;
  private final TrustedProxies proxies;
  private final Clock clock;
  private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  ChatSocket(
      Clients clients, FrontDesk desk, ChatConfig config, TrustedProxies proxies, Clock clock) {
    this.proxies = proxies;
    this.clients = clients;
    this.desk = desk;
    this.config = config;
    this.clock = clock;
  }

  @OnOpen
  Uni<Void> open(WebSocketConnection connection) {
    var client =
        new Client(
            connection,
            AddressGroup.of(
                proxies.client(
                    connection.handshakeRequest().remoteAddress(),
                    headers(connection, "X-Forwarded-For"))),
            executor,
            config,
            clock.instant());
    client.workBy(desk.work());
    if (clients.isClosing()) {
      client.close(CloseCode.RESTART);
    } else {
      switch (clients.enter(connection.id(), client)) {
        case ADMITTED -> {}
        case FULL -> client.close(CloseCode.FULL);
        case TOO_MANY_FROM_ADDRESS -> client.close(CloseCode.TOO_MANY_CONNECTIONS);
      }
    }
    return Uni.createFrom().voidItem();
  }

  private static List<String> headers(WebSocketConnection connection, String name) {
    List<String> values = connection.handshakeRequest().headers(name);
    return values == null ? List.of() : values;
  }

  @OnTextMessage
  Uni<Void> text(String text, WebSocketConnection connection) {
    if (clients.has(connection.id())) {
      Client client = clients.of(connection.id());
      client.alive(clock.instant());
      client.offer(text);
    }
    return Uni.createFrom().voidItem();
  }

  @OnBinaryMessage
  Uni<Void> binary(Buffer bytes, WebSocketConnection connection) {
    if (clients.has(connection.id())) {
      clients.of(connection.id()).close(CloseCode.BINARY);
    }
    return Uni.createFrom().voidItem();
  }

  @OnPongMessage
  Uni<Void> pong(Buffer bytes, WebSocketConnection connection) {
    if (clients.has(connection.id())) {
      clients.of(connection.id()).alive(clock.instant());
    }
    return Uni.createFrom().voidItem();
  }

  @OnClose
  Uni<Void> closed(WebSocketConnection connection) {
    clients.leave(connection.id());
    return Uni.createFrom().voidItem();
  }

  @OnError
  Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
    if (!(failure instanceof HttpClosedException)) {
      LOG.debugf("connection %s: %s", connection.id(), failure);
      if (clients.has(connection.id())) {
        // Vert.x drops a message that is over the limit, tells so here, and leaves it at that.
        boolean tooBig = failure instanceof IllegalStateException;
        clients.of(connection.id()).close(tooBig ? CloseCode.TOO_BIG : CloseCode.FAILED);
      }
    }
    return Uni.createFrom().voidItem();
  }
}
