package dev.doorman.attack;

import dev.doorman.socket.guard.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Attacks with connections that say nothing that makes sense. */
final class Connections {
  private static final int PINGS_MOST = 40_000;

  private Connections() {}

  static long pings(Target target, int many) {
    byte[] ping = RawClient.frame(9, new byte[125]);
    return Target.together(
        many,
        number -> {
          try (RawClient client = target.chat()) {
            int sent = 0;
            while (sent < PINGS_MOST && client.send(ping)) {
              sent++;
            }
            return sent == PINGS_MOST && !client.isClosedByServer() ? 1 : 0;
          }
        });
  }

  static long bombs(Target target, int many) {
    byte[] bomb = bomb();
    List<String> kinds = List.of("permessage-deflate", "deflate-frame", "x-webkit-deflate-frame");
    return Target.together(
        many,
        number -> {
          String kind = kinds.get(number % kinds.size());
          try (RawClient client = target.connect()) {
            String offer = "Sec-WebSocket-Extensions: " + kind;
            String head = client.upgrade("/chat", target.with(offer));
            boolean agreed = head.toLowerCase(Locale.ROOT).contains("extensions");
            for (int i = 0; i < 20 && client.send(bomb); i++) {
              // As fast as it goes.
            }
            return agreed ? 1 : 0;
          }
        });
  }

  /** A frame of 12 kB that would be 12 MB, with the mark of a compressed one. */
  private static byte[] bomb() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
      out.write(new byte[12_000_000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] frame = RawClient.frame(1, bytes.toByteArray());
    frame[0] = (byte) (frame[0] | 0x40);
    return frame;
  }

  static long bodies(Target target, int many) {
    byte[] part = new byte[64 * 1024];
    return Target.together(
        many,
        number -> {
          try (RawClient client = target.connect()) {
            client.send(
                Requests.post("/api/deletion-events", "Content-Length: " + 160L * part.length));
            int sent = 0;
            while (sent < 160 && client.send(part)) {
              sent++;
            }
            String head = client.head();
            return head.isEmpty() || head.startsWith("HTTP/1.1 413") ? 0 : 1;
          }
        });
  }

  static long halfOpen(Target target, int many) {
    return Target.together(
        many,
        number -> {
          try (RawClient client = target.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            return client.isClosedByServer() ? 0 : 1;
          }
        });
  }

  static long pipelined(Target target, int many) {
    String requests = "GET /help HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(500);
    return Target.together(
        many,
        number -> {
          try (RawClient client = target.connect()) {
            int sent = 0;
            while (sent < 200 && client.send(requests)) {
              sent++;
            }
            return sent == 200 && !client.isClosedByServer() ? 1 : 0;
          }
        });
  }
}
