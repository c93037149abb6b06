package dev.doorman.socket.guard;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.TrustedProxies;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client can take neither memory nor places nor descriptors without bound. */
class ConnectionGuardTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int BIG = 4 * 1024 * 1024;

  private final AtomicInteger served = new AtomicInteger();
  private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
  private final List<RawClient> clients = new ArrayList<>();
  private GuardedTransport transport;
  private Vertx vertx;
  private int port;

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    if (vertx != null) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void aClientThatPingsWithoutEndIsClosedAndAnswersStop() throws IOException {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = webSocket();
    for (int i = 0; i < 11; i++) {
      client.send(RawClient.frame(9, new byte[] {(byte) i}));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(client.payloadOf(10)).containsExactly((byte) i);
    }
    assertThat(client.closeCode()).as("one more than a minute allows").isEqualTo(1008);
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void unaskedPongsAreCountedToo() throws IOException {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = webSocket();
    for (int i = 0; i < 11; i++) {
      client.send(RawClient.frame(10, new byte[0]));
    }
    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void framesOfAnyKindAreCounted() throws IOException {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = webSocket();
    for (int i = 0; i < 21; i++) {
      client.send(RawClient.frame(1, new byte[] {'a'}));
    }
    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void aWebSocketThatTakesNothingIsCutOffByWhatWaits() throws Exception {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = webSocket();
    ServerWebSocket server = sockets.poll(20, TimeUnit.SECONDS);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < 1_000; i++) {
      server
          .writeBinaryMessage(Buffer.buffer(new byte[16 * 1024]))
          .onFailure(f -> failed.incrementAndGet());
    }
    awaitClosed();
    assertThat(failed.get()).as("what waited was dropped").isPositive();
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aWebSocketThatTakesNothingIsCutOffInTimeHoweverLittleWaits() throws Exception {
    start(bounds(LONG, LONG, LONG, SHORT));
    webSocket();
    ServerWebSocket server = sockets.poll(20, TimeUnit.SECONDS);
    fill(server);
    awaitClosed();
  }

  @Test
  void aCloseThatCannotBeSentEndsTheConnection() throws Exception {
    start(bounds(LONG, LONG, LONG, LONG));
    webSocket();
    ServerWebSocket server = sockets.poll(20, TimeUnit.SECONDS);
    fill(server);
    server.close((short) 1008, "frames are not taken in time");
    awaitClosed();
  }

  @Test
  void aClientThatDoesNotAnswerTheCloseIsCutOff() throws Exception {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = webSocket();
    ServerWebSocket server = sockets.poll(20, TimeUnit.SECONDS);
    server.close((short) 1008, "why");
    assertThat(client.closeCode()).isEqualTo(1008);
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void aHeadThatTricklesIsNotWaitedForForEver() throws IOException {
    start(bounds(SHORT, LONG, LONG, LONG));
    RawClient client = connect();
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
    await("an end of waiting for the head").until(() -> !client.send("X-More: and more\r\n"));
    assertThat(served).hasValue(0);
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() throws IOException {
    start(bounds(SHORT, LONG, LONG, LONG));
    assertThat(connect().isClosedByServer()).isTrue();
  }

  @Test
  void aBodyThatTricklesIsNotWaitedForForEver() throws IOException {
    start(bounds(LONG, SHORT, LONG, LONG));
    RawClient client = connect();
    client.send("POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
    await("an end of waiting for the body").until(() -> !client.send("x"));
  }

  @Test
  void betweenTwoRequestsAConnectionStaysForAWhileOnly() throws IOException {
    start(bounds(LONG, LONG, SHORT, LONG));
    RawClient client = connect();
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(client.head()).startsWith("HTTP/1.1 200");
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void anAnswerMayTakeLongerThanARequest() throws IOException {
    start(bounds(SHORT, SHORT, LONG, SHORT));
    RawClient client = connect();
    client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(client.head()).startsWith("HTTP/1.1 200");
  }

  @Test
  void requestsWithoutEndOnOneConnectionAreNotKept() throws IOException {
    start(bounds(LONG, LONG, LONG, LONG));
    RawClient client = connect();
    String request = "GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(request.repeat(9));
    assertThat(client.isClosedByServer()).isTrue();
    assertThat(served).as("one at a time").hasValue(1);
  }

  @Test
  void anAnswerThatIsNotTakenEndsTheConnection() throws IOException {
    start(bounds(LONG, LONG, LONG, SHORT));
    RawClient client = connect();
    client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
    awaitOpen(1);
    awaitClosed();
    assertThat(served).hasValue(1);
    assertThat(client.isClosedByServer()).isTrue();
  }

  @Test
  void oneAddressHasSoManyConnectionsAndTheRefusedTakeNobodysPlace() throws IOException {
    start(3, 2, TrustedProxies.NONE);
    RawClient first = connect();
    connect();
    awaitOpen(2);
    for (int i = 0; i < 20; i++) {
      assertThat(connect().isClosedByServer()).as("over the limit").isTrue();
    }
    assertThat(transport.counts().all()).isEqualTo(2);
    first.close();
    awaitOpen(1);
    RawClient next = connect();
    next.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(next.head()).startsWith("HTTP/1.1 200");
  }

  @Test
  void aProxyHasNoLimitOfItsOwnButThereIsOneInAll() throws IOException {
    start(3, 1, TrustedProxies.of(List.of("127.0.0.0/8")));
    for (int i = 0; i < 3; i++) {
      connect();
    }
    awaitOpen(3);
    assertThat(connect().isClosedByServer()).isTrue();
    assertThat(transport.counts().all()).isEqualTo(3);
  }

  @Test
  void neitherKindOfWebSocketCompressionIsAgreedTo() throws IOException {
    start(bounds(LONG, LONG, LONG, LONG));
    for (String extension :
        List.of("permessage-deflate", "deflate-frame", "x-webkit-deflate-frame")) {
      RawClient client = connect();
      String head = client.upgrade("/socket", "Sec-WebSocket-Extensions: " + extension);
      assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Extensions");
    }
  }

  private static Bounds bounds(Duration request, Duration body, Duration idle, Duration take) {
    return new Bounds(request, body, idle, take, 256 * 1024, 10, 20);
  }

  private void start(Bounds bounds) {
    start(new GuardedTransport.Limits(100, 100, TrustedProxies.NONE, bounds));
  }

  private void start(int most, int perAddress, TrustedProxies proxies) {
    Bounds bounds = bounds(LONG, LONG, LONG, LONG);
    start(new GuardedTransport.Limits(most, perAddress, proxies, bounds));
  }

  private void start(GuardedTransport.Limits limits) {
    transport = new GuardedTransport(() -> limits);
    var builder = new VertxBuilder(new VertxOptions().setEventLoopPoolSize(1));
    vertx = builder.findTransport(transport).init().vertx();
    var options = new HttpServerOptions().setHost("127.0.0.1").setCompressionSupported(true);
    // As Quarkus's default has it.
    options.setPerMessageWebSocketCompressionSupported(true);
    port =
        vertx
            .createHttpServer(ServerOptions.restrict(options))
            .requestHandler(
                request -> {
                  served.incrementAndGet();
                  switch (request.path()) {
                    case "/never" -> {}
                    case "/big" -> request.response().end(Buffer.buffer(new byte[BIG]));
                    case "/slow" ->
                        vertx.setTimer(
                            3 * SHORT.toMillis(), late -> request.response().end("late"));
                    case "/body" -> request.body().onSuccess(body -> request.response().end());
                    case "/socket" ->
                        request
                            .toWebSocket()
                            .onSuccess(
                                socket -> {
                                  socket.textMessageHandler(text -> {});
                                  sockets.add(socket);
                                });
                    default -> request.response().end("here");
                  }
                })
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  private RawClient connect() throws IOException {
    var client = new RawClient(port);
    clients.add(client);
    return client;
  }

  private RawClient webSocket() throws IOException {
    RawClient client = connect();
    assertThat(client.upgrade("/socket")).startsWith("HTTP/1.1 101");
    return client;
  }

  /** Sends until the network takes no more, and a little beyond, or the connection is cut off. */
  private static void fill(ServerWebSocket server) {
    var full = new AtomicInteger();
    await("a full network")
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              if (server.isClosed()) {
                return true;
              }
              if (server.writeQueueFull()) {
                // The network may take what waits a moment later.
                return full.incrementAndGet() == 100;
              }
              full.set(0);
              server.writeBinaryMessage(Buffer.buffer(new byte[8 * 1024]));
              return false;
            });
  }

  private void awaitClosed() {
    awaitOpen(0);
  }

  private void awaitOpen(int connections) {
    await("open connections")
        .untilAsserted(() -> assertThat(transport.counts().all()).isEqualTo(connections));
  }

  @Test
  void theReserveOfDescriptorsIsKept() {
    assertThat(GuardProvider.most(20_000)).isEqualTo(20_000 - 512);
    assertThat(GuardProvider.most(1_000_000)).isEqualTo(25_000);
    assertThat(GuardProvider.most(256)).isEqualTo(128);
  }
}
