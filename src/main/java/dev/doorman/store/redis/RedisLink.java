package dev.doorman.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This node's connections to Redis: one that listens to a channel, one for commands. A thread of
 * its own makes them, watches them, and makes them again after they broke.
 *
 * <p>A subscription can die without a word, so the node sends itself a beat through Redis every few
 * seconds and connects anew when it does not come back.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; started and closed once.
 */
public final class RedisLink implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RedisLink.class);

  /** So many beats without an echo and the connection counts as dead; half a beat for the last. */
  private static final double BEATS_TO_DEATH = 3.5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final RedisOptions options;
  private final String channel;
  private final Duration beat;
  private final Duration deadAfter;
  private final String node = UUID.randomUUID().toString();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread keeping;
  private volatile @Nullable RedisConnection commands;
  private volatile long beatAt;

  /**
   * Connects to nothing yet.
   *
   * @param url as {@code redis://:password@host:6379/0}, or {@code rediss://} for TLS
   * @param channel that all nodes of one installation listen to
   * @param beat how often the node sends itself a sign through Redis, and how long a single call
   *     may take; a connection that gave no sign for three and a half beats is made anew
   */
  public RedisLink(Vertx vertx, String url, String channel, Duration beat) {
    this.vertx = vertx;
    this.beat = beat;
    this.deadAfter = Duration.ofNanos((long) (beat.toNanos() * BEATS_TO_DEATH));
    this.options = new RedisOptions().setConnectionString(url).setMaxPoolSize(2);
    options.getNetClientOptions().setConnectTimeout((int) beat.toMillis()).setTcpKeepAlive(true);
    this.channel = channel;
    keeping = Thread.ofPlatform().name("doorman-redis").daemon().unstarted(this::keep);
  }

  /** Begins to connect; returns at once. */
  public void start() {
    keeping.start();
  }

  /** Whether both connections stand and what is published comes back. */
  public boolean isUp() {
    return commands != null;
  }

  /** Adds a listener for what other nodes publish; it must return at once. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Tells the other nodes; returns at once, and tells nobody while Redis is away. */
  public void publish(String message) {
    RedisConnection now = commands;
    if (now != null) {
      send(now, message);
    }
  }

  private void send(RedisConnection connection, String message) {
    connection
        .send(Request.cmd(Command.PUBLISH).arg(channel).arg(node + " " + message))
        .onFailure(failure -> LOG.debugf("not published: %s", failure));
  }

  /**
   * Runs a command and waits for its answer; not to be called on an event loop.
   *
   * @return empty where Redis is away or does not answer in time
   */
  public Optional<Response> ask(Request request, Duration within) {
    RedisConnection now = commands;
    if (now == null) {
      return Optional.empty();
    }
    try {
      @Nullable Response answer = RedisLink.<@Nullable Response>await(now.send(request), within);
      return Optional.ofNullable(answer);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("Redis did not answer: %s", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (closed.getCount() > 0) {
      long begun = System.nanoTime();
      Redis client = Redis.createClient(vertx, options);
      try {
        stay(client);
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (!told || commands != null) {
          LOG.warnf(
              "Redis is away, nodes go on without it: %s",
              e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
        }
        told = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        commands = null;
        client.close();
      }
      boolean stood = System.nanoTime() - begun > deadAfter.toNanos();
      pause = stood ? FIRST_PAUSE : longer(pause);
      if (isClosedWithin(pause)) {
        return;
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Connects, and comes back only once that broke. */
  private void stay(Redis client)
      throws ExecutionException, TimeoutException, InterruptedException {
    var broken = new CountDownLatch(1);
    RedisConnection ears = connect(client, broken);
    RedisConnection mouth = connect(client, broken);
    ears.handler(this::heard);
    await(ears.send(Request.cmd(Command.SUBSCRIBE).arg(channel)), beat);
    beatAt = System.nanoTime();
    commands = mouth;
    LOG.info("Redis is there: nodes hear each other.");
    do {
      if (System.nanoTime() - beatAt > deadAfter.toNanos()) {
        throw new TimeoutException("what is published does not come back");
      }
      send(mouth, "");
      if (broken.await(beat.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the connection broke");
      }
    } while (closed.getCount() > 0);
  }

  private RedisConnection connect(Redis client, CountDownLatch broken)
      throws ExecutionException, TimeoutException, InterruptedException {
    RedisConnection made = await(client.connect(), beat.multipliedBy(2));
    made.exceptionHandler(failure -> broken.countDown());
    made.endHandler(end -> broken.countDown());
    return made;
  }

  /** A push of RESP3, or of RESP2 where the server knows no other: kind, channel, payload. */
  private void heard(@Nullable Response push) {
    if (push == null || push.size() != 3 || !"message".equals(String.valueOf(push.get(0)))) {
      return;
    }
    String[] parts = String.valueOf(push.get(2)).split(" ", 2);
    if (parts[0].equals(node)) {
      beatAt = System.nanoTime();
    } else if (parts.length == 2 && !parts[1].isEmpty()) {
      listeners.forEach(listener -> listener.accept(parts[1]));
    }
  }

  private boolean isClosedWithin(Duration most) {
    try {
      return closed.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static <T extends @Nullable Object> T await(Future<T> future, Duration most)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      keeping.join(beat.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
