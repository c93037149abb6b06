package dev.doorman.attack;

import dev.doorman.socket.guard.RawClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/** Attacks with requests that make sense, each on a connection of its own. */
final class Requests {
  private Requests() {}

  /** A request's head, whose body follows. */
  static String post(String path, String... headers) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(path, String.join("\r\n", headers));
  }

  static long votes(Target target, int many) {
    long counted = 0;
    for (int i = 0; i < many; i++) {
      String vote =
          "{\"article\":\"delete-or-deactivate\",\"version\":\"1\",\"voter\":\"%s\",\"helpful\":false}"
              .formatted(UUID.randomUUID());
      String head = sent(target, "/api/feedback", vote);
      counted += head.startsWith("HTTP/1.1 204") ? 1 : 0;
    }
    return counted;
  }

  /** Half of them at the administrator's name. */
  static long signIns(Target target, int many) {
    return Target.together(
        many,
        number -> {
          String name = number % 2 == 0 ? "admin" : "agent" + number;
          String guess = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, UUID.randomUUID());
          String head = sent(target, "/api/desk/session", guess, "Doorman-Desk: 1");
          return head.startsWith("HTTP/1.1 401") ? 1 : 0;
        });
  }

  static long providerStarts(Target target, int many) {
    return Target.together(
        many,
        number -> {
          try (RawClient client = target.connect()) {
            client.send("GET /desk/sign-in/oidc HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String head = client.head();
            return head.isEmpty() || head.startsWith("HTTP/1.1 429") ? 0 : 1;
          }
        });
  }

  /** The head of the answer; nothing where the connection was refused. */
  private static String sent(Target target, String path, String body, String... headers) {
    String all = String.join("", Arrays.stream(headers).map(one -> one + "\r\n").toList());
    try (RawClient client = target.connect()) {
      client.send(post(path, all + "Content-Length: " + body.length()) + body);
      return client.head();
    } catch (IOException e) {
      return "";
    }
  }
}
