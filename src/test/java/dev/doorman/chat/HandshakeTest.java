package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Only pages of allowed origins, speaking the protocol, may open the chat. */
@QuarkusTest
class HandshakeTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void aPageOfAnotherOriginIsRefused() {
    assertThat(status(builder -> builder.header("Origin", "https://evil.example"))).isEqualTo(403);
  }

  @Test
  void theServersHostOnAnotherPortIsAnotherOrigin() {
    assertThat(status(builder -> builder.header("Origin", "http://" + server.getHost() + ":1")))
        .isEqualTo(403);
  }

  @Test
  void aMissingOriginIsRefused() {
    assertThat(status(builder -> builder)).isEqualTo(403);
  }

  @Test
  void theOriginNullIsRefused() {
    assertThat(status(builder -> builder.header("Origin", "null"))).isEqualTo(403);
  }

  @Test
  void theServersOwnOriginIsLetIn() {
    assertThat(status(this::own)).isEqualTo(101);
  }

  @Test
  void aClientWithoutTheProtocolIsRefused() {
    assertThat(statusOf(own(HttpClient.newHttpClient().newWebSocketBuilder()))).isEqualTo(400);
  }

  private WebSocket.Builder own(WebSocket.Builder builder) {
    return builder.header("Origin", server.getScheme() + "://" + server.getAuthority());
  }

  private int status(UnaryOperator<WebSocket.Builder> headers) {
    return statusOf(
        headers.apply(HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("doorman.v1")));
  }

  private int statusOf(WebSocket.Builder builder) {
    try {
      builder.buildAsync(WireClient.chat(server), new WebSocket.Listener() {}).join().abort();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }
}
