package dev.doorman.attack;

import static dev.doorman.Waiting.await;

import dev.doorman.socket.guard.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Attacks on the places that a node has for customers. */
final class Places {
  /** So many the node has in {@link Attack#FULL_NODE}. */
  static final int ALL = 260;

  private static final int TOO_MANY_FROM_ADDRESS = 1008;
  private static final int FULL = 1013;

  private static final Pattern PRESENT =
      Pattern.compile("(?m)^doorman_chat_conversations\\S* ([0-9.]+)$");

  private Places() {}

  /** How many more customers are there than before, once nobody is connected any more. */
  static long helloAndGone(Target target, int many) {
    long before = present(target);
    Target.together(
        many,
        number -> {
          try (RawClient client = target.chat()) {
            client.send(Target.text("{\"type\":\"hello\"}"));
          }
          return 0;
        });
    try {
      await("those who are gone to be gone").until(() -> present(target) <= before);
    } catch (ConditionTimeoutException e) {
      return present(target) - before;
    }
    return 0;
  }

  /** The chats that somebody is in, as the node's meters have it. */
  private static long present(Target target) {
    try (RawClient client = new Target(target.port(), Target.CUSTOMER).connect()) {
      client.send("GET /q/metrics HTTP/1.0\r\nHost: localhost\r\n\r\n");
      Matcher found = PRESENT.matcher(client.rest());
      if (!found.find()) {
        throw new AssertionError("the meters do not say who is there");
      }
      return (long) Double.parseDouble(found.group(1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Two addresses take every place, try for more, and give some back, which a third one takes. What
   * is got is each place beyond the limits, and each refusal that gives the wrong reason.
   *
   * @param many tries for more, from each address
   */
  static long all(Target target, int many) {
    Target other = target.from(1);
    List<RawClient> held = new ArrayList<>();
    long got = 0;
    try {
      Optional<String> chat = Optional.empty();
      while (true) {
        RawClient client = target.chat();
        held.add(client);
        Optional<String> secret = Texts.hello(client, chat);
        if (secret.isEmpty()) {
          break;
        }
        chat = secret;
      }
      while (true) {
        RawClient client = other.chat();
        held.add(client);
        if (Texts.hello(client, chat).isEmpty()) {
          break;
        }
      }
      for (int i = 0; i < many; i++) {
        got += refusal(target) == TOO_MANY_FROM_ADDRESS ? 0 : 1;
        got += refusal(other) == FULL ? 0 : 1;
      }
      got += Math.max(0, held.size() - 2 - ALL);
      return got;
    } catch (IOException e) {
      // Refused as a TCP connection.
      return got;
    } finally {
      close(held);
    }
  }

  /** The reason that one more connection is refused with; -1 where it is not. */
  private static int refusal(Target target) throws IOException {
    try (RawClient client = target.chat()) {
      return client.closeCode();
    }
  }

  private static void close(List<RawClient> clients) {
    for (RawClient client : clients) {
      try {
        client.close();
      } catch (IOException e) {
        // It is of no use any more either way.
      }
    }
  }
}
