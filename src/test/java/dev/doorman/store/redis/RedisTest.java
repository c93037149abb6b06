package dev.doorman.store.redis;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.store.Doorbell.Reach;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes and a real Redis between them. */
class RedisTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private TestRedis redis;
  private Node one;
  private Node other;

  private final class Node {
    final RedisLink link = new RedisLink(vertx, redis.url(), "test:doorbell", BEAT);
    final RedisDoorbell doorbell = new RedisDoorbell(link);
    final RedisLimits limits = new RedisLimits(link, "test:limit:");
    final BlockingQueue<ConversationId> heard = new LinkedBlockingQueue<>();

    Node() {
      doorbell.listen(heard::add);
      link.start();
    }

    ConversationId next() throws InterruptedException {
      return heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void start() {
    redis = new TestRedis();
    one = new Node();
    other = new Node();
    await("both links").until(() -> one.link.isUp() && other.link.isUp());
  }

  @AfterEach
  void stop() {
    if (redis != null) {
      one.link.close();
      other.link.close();
      redis.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static ConversationId conversation() {
    return new ConversationId(UUID.randomUUID());
  }

  @Test
  void ringIsHeardOnceHereAndOnceOnTheOtherNode() throws Exception {
    ConversationId first = conversation();
    ConversationId second = conversation();
    one.doorbell.ring(first);
    one.doorbell.ring(second);
    assertThat(List.of(one.next(), one.next())).containsExactly(first, second);
    assertThat(List.of(other.next(), other.next())).containsExactly(first, second);
    assertThat(one.heard).isEmpty();
    assertThat(other.heard).isEmpty();
  }

  @Test
  void reachSaysWhetherOtherNodesAreHeard() {
    assertThat(one.doorbell.reach()).isEqualTo(Reach.ALL_NODES);
    redis.stop();
    await("the loss to be noticed").until(() -> one.doorbell.reach() == Reach.THIS_NODE);
  }

  @Test
  void withoutRedisRingsAreHeardHereAndAfterItsReturnEverywhere() throws Exception {
    redis.stop();
    await("both links to be down").until(() -> !one.link.isUp() && !other.link.isUp());
    ConversationId alone = conversation();
    one.doorbell.ring(alone);
    assertThat(one.next()).isEqualTo(alone);

    redis.start();
    await("both links").until(() -> one.link.isUp() && other.link.isUp());
    ConversationId again = conversation();
    one.doorbell.ring(again);
    assertThat(other.next()).isEqualTo(again);
  }

  @Test
  void whatIsNoConversationIsPassedOver() throws Exception {
    one.link.publish("nonsense");
    ConversationId real = conversation();
    one.doorbell.ring(real);
    assertThat(other.next()).isEqualTo(real);
  }

  @Test
  void nodesShareALimit() {
    for (int i = 0; i < 3; i++) {
      assertThat(one.limits.spend("a", 6, HOUR)).isEmpty();
      assertThat(other.limits.spend("a", 6, HOUR)).isEmpty();
    }
    // One permit in ten minutes comes back.
    assertThat(one.limits.spend("a", 6, HOUR).orElseThrow())
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(other.limits.spend("a", 6, HOUR)).isPresent();
    assertThat(other.limits.spend("b", 6, HOUR)).as("another name").isEmpty();
  }

  @Test
  void severalPermitsAreSpentAtOnceOrNone() {
    assertThat(one.limits.spend("long", 4, 6, HOUR)).isEmpty();
    // Two are left, and one comes back in ten minutes.
    assertThat(other.limits.spend("long", 4, 6, HOUR).orElseThrow())
        .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    assertThat(other.limits.spend("long", 2, 6, HOUR)).isEmpty();
    assertThat(one.limits.spend("longer", 7, 6, HOUR)).as("more than there ever are").isEmpty();
    assertThat(one.limits.spend("longer", 1, 6, HOUR)).isPresent();
  }

  @Test
  void permitsComeBackInTime() {
    Duration span = Duration.ofMillis(400);
    assertThat(one.limits.spend("quick", 1, span)).isEmpty();
    await("a permit").until(() -> one.limits.spend("quick", 1, span).isEmpty());
  }

  @Test
  void noPermitIsSpentTwiceByManyAtOnce() throws Exception {
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Node node = i % 2 == 0 ? one : other;
      tries.add(() -> node.limits.spend("rush", 10, HOUR).isEmpty());
    }
    int spent = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var result : pool.invokeAll(tries)) {
        spent += result.get() ? 1 : 0;
      }
    }
    assertThat(spent).isEqualTo(10);
  }

  @Test
  void withoutRedisEachNodeKeepsTheLimitByItself() {
    redis.stop();
    await("the link to be down").until(() -> !one.link.isUp());
    assertThat(one.limits.spend("c", 1, HOUR)).isEmpty();
    assertThat(one.limits.spend("c", 1, HOUR)).isPresent();
    assertThat(other.limits.spend("c", 1, HOUR)).isEmpty();
  }
}
