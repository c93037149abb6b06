package dev.doorman.journey;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.chat.WireClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One conversation, two nodes, and what is between them failing. */
class TwoNodesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BY_RINGS = Duration.ofMinutes(2);
  private static final int TEXTS = 30;

  @TempDir static Path folder;

  private static Cluster cluster;
  private static ServerProcess one;
  private static ServerProcess other;

  @BeforeAll
  static void start() {
    cluster = new Cluster(folder);
    one = cluster.node("one", Map.of());
    other = cluster.node("other", Map.of());
    hearEachOther();
  }

  @AfterAll
  static void stop() {
    for (ServerProcess node : new ServerProcess[] {one, other}) {
      if (node != null) {
        node.close();
      }
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  private static void hearEachOther() {
    bothSay("UP");
  }

  private static boolean redisIs(String state, ServerProcess node) {
    return node.readiness().replace(" ", "").contains("\"redis\":\"" + state + "\"");
  }

  private static void bothSay(String state) {
    await("Redis to be " + state + " at both nodes")
        .atMost(PATIENCE)
        .until(() -> redisIs(state, one) && redisIs(state, other));
  }

  /** A conversation begun on one node, with a client of it on the other. */
  private record Pair(WireClient begun, WireClient resumed) implements AutoCloseable {
    static Pair open() {
      WireClient begun = WireClient.connect(one.base());
      JsonNode welcome = begun.hello();
      begun.event("text");
      WireClient resumed = WireClient.connect(other.base());
      resumed.hello(welcome.path("resume").asText(), welcome.path("epoch").asText(), 0);
      resumed.event("text");
      return new Pair(begun, resumed);
    }

    /** Says something at one client and waits until it arrives at the other. */
    static void between(WireClient from, WireClient to, String text) {
      from.say(text);
      from.next("ack");
      while (!to.event("text").toString().contains(text)) {
        // Events before it.
      }
    }

    /**
     * So many texts one after the other. Looks at the database alone would bring one in eight
     * seconds, and all of them in four minutes.
     */
    void byRings() {
      var texts = new AtomicInteger();
      await("all texts to arrive, which only rings bring so soon")
          .atMost(BY_RINGS)
          .until(
              () -> {
                between(begun, resumed, "said on the first, " + texts.incrementAndGet());
                between(resumed, begun, "said on the second, " + texts.incrementAndGet());
                return texts.get() >= TEXTS;
              });
    }

    @Override
    public void close() {
      begun.close();
      resumed.close();
    }
  }

  @Test
  void conversationGoesOnAtOnceOnTheOtherNode() {
    try (Pair pair = Pair.open()) {
      pair.byRings();
    }
  }

  @Test
  void withoutRedisChatsGoOnAndItsReturnIsNoticed() {
    try (Pair pair = Pair.open()) {
      cluster.redis.stop();
      try {
        bothSay("DEGRADED");
        assertThat(one.readiness()).startsWith("200 ");
        for (int i = 0; i < 3; i++) {
          Pair.between(pair.begun(), pair.resumed(), "without Redis, " + i);
        }
      } finally {
        cluster.redis.start();
      }
      hearEachOther();
      pair.byRings();
      assertThat(pair.begun().isOpen() && pair.resumed().isOpen()).isTrue();
    }
  }
}
