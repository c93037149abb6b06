package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.socket.guard.RawClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stranger does to the whole server's connections, as it is put together. */
@QuarkusTest
class HostileConnectionTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void pingsWithoutEndCloseTheChatEvenBeforeAHello() throws IOException {
    assertThat(closeCodeAfterPings("/chat", "doorman.v1")).isEqualTo(1008);
  }

  @Test
  void pingsWithoutEndCloseTheDeskToo() throws IOException {
    assertThat(closeCodeAfterPings("/desk/socket", "doorman.desk.v1")).isNotEqualTo(-1);
  }

  private int closeCodeAfterPings(String path, String protocol) throws IOException {
    try (var client = new RawClient(server.getPort())) {
      assertThat(upgrade(client, path, protocol)).startsWith("HTTP/1.1 101");
      byte[] ping = RawClient.frame(9, new byte[100]);
      for (int i = 0; i < 500; i++) {
        client.send(ping);
      }
      return client.closeCode();
    }
  }

  @Test
  void noKindOfCompressionIsAgreedTo() throws IOException {
    for (String extension :
        List.of("permessage-deflate", "deflate-frame", "x-webkit-deflate-frame")) {
      try (var client = new RawClient(server.getPort())) {
        String head =
            upgrade(client, "/chat", "doorman.v1", "Sec-WebSocket-Extensions: " + extension);
        assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("extensions");
      }
    }
  }

  @Test
  void aBodyThatNoPageNeedsIsRefusedBeforeItIsRead() throws IOException {
    for (String path : List.of("/api/deletion-events", "/api/feedback", "/sandbox/api/x")) {
      try (var client = new RawClient(server.getPort())) {
        // Not a byte of the body is sent.
        client.send(
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    .formatted(path)
                + "Content-Length: 70000\r\n\r\n");
        assertThat(client.head()).as(path).startsWith("HTTP/1.1 413");
      }
    }
  }

  @Test
  @SuppressWarnings("StringConcatToTextBlock") // Lines of HTTP end in CR LF.
  void aBodyWithoutALengthIsRefusedOnceItIsTooLong() throws IOException {
    try (var client = new RawClient(server.getPort())) {
      client.send(
          "POST /api/deletion-events HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
      String part = "7000\r\n" + "x".repeat(0x7000) + "\r\n";
      client.send(part + part + part + part);
      assertThat(client.head()).startsWith("HTTP/1.1 413");
    }
  }

  private String upgrade(RawClient client, String path, String protocol, String... more)
      throws IOException {
    String[] headers = new String[more.length + 2];
    headers[0] = "Origin: http://localhost:" + server.getPort();
    headers[1] = "Sec-WebSocket-Protocol: " + protocol;
    System.arraycopy(more, 0, headers, 2, more.length);
    return client.upgrade(path, headers);
  }
}
