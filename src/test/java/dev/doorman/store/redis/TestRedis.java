package dev.doorman.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.RedisServer;

/**
 * A real Redis on a free port of this machine, from a Maven package, which can be stopped and
 * started again on the same port; it keeps nothing.
 *
 * <p>Where none can be started, tests that need one are reported as not run; with {@code CI=true}
 * in the environment they fail.
 */
public final class TestRedis implements AutoCloseable {
  private final int port = freePort();
  private RedisServer server;

  public TestRedis() {
    if (Boolean.getBoolean("doorman.fast")) {
      Assumptions.abort("not run with -Dfast: it needs a Redis server");
    }
    try {
      server = started();
    } catch (IOException | RuntimeException e) {
      String told = "no Redis could be started here: " + e;
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(told, e);
      }
      Assumptions.abort(told);
    }
  }

  private RedisServer started() throws IOException {
    RedisServer made =
        RedisServer.newRedisServer()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .build();
    made.start();
    return made;
  }

  /** The address for {@code DOORMAN_REDIS_URL}. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void start() {
    try {
      server = started();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
