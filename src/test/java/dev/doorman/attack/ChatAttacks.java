package dev.doorman.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.benchmark.LongTexts;
import dev.doorman.socket.guard.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Attacks by what is said in chats, and how to say it. */
final class ChatAttacks {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than a client may take nothing. */
  private static final Duration UNREAD = Duration.ofSeconds(25);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private ChatAttacks() {}

  static long longest(Target target, int many) {
    List<Map.Entry<String, String>> kinds = new ArrayList<>(LongTexts.texts().entrySet());
    kinds.removeIf(kind -> kind.getKey().equals(LongTexts.SHORT));
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

  static long reconnecting(Target target, int many) {
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

  /** A chat of long texts, which many connections ask for whole and do not read. */
  static long unreadLogs(Target target, int many) {
    Optional<String> chat = longChat(target);
    return chat.isEmpty() ? 0 : Target.together(many, number -> unread(target, chat));
  }

  private static Optional<String> longChat(Target target) {
    try (RawClient client = target.chat()) {
      Optional<String> chat = hello(client, Optional.empty());
      for (int i = 0; i < 60 && chat.isPresent(); i++) {
        if (!isTaken(client, LongTexts.longest("prose", "I have a long story to tell. "))) {
          break;
        }
      }
      return chat;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long unread(Target target, Optional<String> chat) throws IOException {
    try (RawClient client = target.chat()) {
      client.send(Target.text(hello(chat)));
      long end = System.nanoTime() + UNREAD.toNanos();
      while (System.nanoTime() < end) {
        // Still here, and alive.
        if (!client.send(Target.text("{\"type\":\"typing\",\"on\":true}"))) {
          return 0;
        }
        LockSupport.parkNanos(SECOND.toNanos());
      }
      return 1;
    }
  }

  private static String hello(Optional<String> resume) {
    var frame = JSON.createObjectNode().put("type", "hello");
    resume.ifPresent(secret -> frame.put("resume", secret));
    return frame.toString();
  }

  /** Says hello; returns the secret to come back with, or nothing where the server said no. */
  static Optional<String> hello(RawClient client, Optional<String> resume) throws IOException {
    client.send(Target.text(hello(resume)));
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
