package dev.doorman.journey;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.journey.Diary.Fate;
import dev.doorman.journey.TcpProxy.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way between one of two nodes and Redis fails; docs/operations.md says what then. */
class RedisWayIT {
  /** Nodes look at the database more often than this, even while they hear each other. */
  private static final Duration WITHOUT_RINGS = Duration.ofSeconds(15);

  /** A beat that does not come back, and the longest pause before connecting anew. */
  private static final Duration NOTICED = Duration.ofSeconds(20);

  private static final Duration BY_RINGS = Duration.ofMinutes(2);
  private static final int TEXTS = 30;

  private static Ways ways;

  @BeforeAll
  static void start() {
    ways = Ways.shared();
    Diary.until("up", Duration.ofSeconds(60), () -> redisIs("UP", ways.sound));
  }

  @AfterEach
  void mend() {
    ways.toRedis.set(new Fault.None());
    Diary.until("up again", NOTICED, () -> redisIs("UP", ways.faulty));
  }

  private static boolean redisIs(String state, ServerProcess node) {
    String report = node.readiness();
    assertThat(report).startsWith("200 ");
    return report.replace(" ", "").contains("\"redis\":\"" + state + "\"");
  }

  /** How often the node has connected so far. */
  private static long connected() {
    return ways.faulty.log().stream().filter(line -> line.contains("Redis is there")).count();
  }

  @Test
  void latencyOnlySlowsDown() {
    ways.toRedis.set(new Fault.Latency(Duration.ofMillis(100)));
    byRings();
    assertThat(redisIs("UP", ways.faulty)).isTrue();
  }

  @Test
  void aNodeWhoseConnectionsAreResetGoesOnWithoutRedis() {
    ways.toRedis.set(new Fault.Resets());
    Diary.until("degraded", NOTICED, () -> redisIs("DEGRADED", ways.faulty));
    bothWaysWithin(WITHOUT_RINGS);
    assertThat(redisIs("UP", ways.sound)).isTrue();
  }

  @Test
  void aRedisThatFallsSilentIsFoundOutAndCostsDelayOnly() {
    ways.toRedis.set(new Fault.BlackHole());
    // It is not known yet that nobody hears.
    bothWaysWithin(WITHOUT_RINGS);
    Diary.until("degraded", NOTICED, () -> redisIs("DEGRADED", ways.faulty));
    bothWaysWithin(WITHOUT_RINGS);
  }

  @Test
  void connectionsLostWithoutAWordAreReplaced() {
    long before = connected();
    ways.toRedis.set(new Fault.SlowClose(Duration.ofSeconds(60)));
    bothWaysWithin(WITHOUT_RINGS);
    Diary.until("new connections", NOTICED, () -> connected() > before);
    assertThat(redisIs("UP", ways.faulty)).isTrue();
  }

  /**
   * So many texts one after the other, to and fro. Looks at the database alone would take twice as
   * long.
   */
  private static void byRings() {
    var texts = new AtomicInteger();
    try (Diary one = Diary.begin(ways.faulty);
        Diary other = one.another(ways.sound)) {
      await("all texts to arrive, which only rings bring so soon")
          .atMost(BY_RINGS)
          .until(
              () -> {
                arrives(one, other, "to, " + texts.incrementAndGet(), BY_RINGS);
                arrives(other, one, "and fro, " + texts.incrementAndGet(), BY_RINGS);
                return texts.get() >= TEXTS;
              });
    }
  }

  /** One conversation with a client on each node: what is said at either arrives at the other. */
  private static void bothWaysWithin(Duration most) {
    try (Diary one = Diary.begin(ways.faulty);
        Diary other = one.another(ways.sound)) {
      arrives(one, other, "said where the way is bad", most);
      arrives(other, one, "said where the way is good", most);
      assertThat(one.client().isOpen() && other.client().isOpen()).isTrue();
    }
  }

  private static void arrives(Diary from, Diary to, String text, Duration most) {
    assertThat(from.fate(from.say(text), most)).isEqualTo(Fate.ACKNOWLEDGED);
    Diary.until(
        text, most, () -> to.client().raw().stream().anyMatch(frame -> frame.contains(text)));
  }
}
