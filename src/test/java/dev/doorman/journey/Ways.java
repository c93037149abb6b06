package dev.doorman.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Two nodes over one PostgreSQL and one Redis, one pair for all tests of this process, each of
 * which mends what it broke. The ways of the first to both lead through proxies, the other's do
 * not; the way of both to the deletion API, the other's sandbox, does.
 */
final class Ways implements AutoCloseable {
  private static final SharedResource<Ways> SHARED = new SharedResource<>(Ways::new);

  final TcpProxy toDatabase = new TcpProxy();
  final TcpProxy toRedis = new TcpProxy();
  final TcpProxy toApi = new TcpProxy();
  final Cluster cluster;
  final ServerProcess faulty;
  final ServerProcess sound;

  private Ways() {
    Path folder = temporary();
    cluster = new Cluster(folder);
    URI database = URI.create(cluster.url().substring("jdbc:".length()));
    toDatabase.to(database.getPort());
    toRedis.to(URI.create(cluster.redis.url()).getPort());
    String api = "http://127.0.0.1:" + toApi.port();
    Map<String, String> settings = new HashMap<>();
    settings.put("DOORMAN_PUBLIC_URL", api);
    settings.put("DOORMAN_DELETION_API_URL", api + "/sandbox/api");
    settings.put("DOORMAN_DELETION_API_TOKEN", "a-token-of-the-tests");
    settings.put("DOORMAN_SANDBOX_SERVER_KEY", "k".repeat(32));
    // A third of what operators have: what gives up is the same, only sooner.
    settings.put("DOORMAN_DB_STATEMENT_SECONDS", "10");
    settings.put("DOORMAN_DB_IDLE_SECONDS", "5");
    settings.put("DOORMAN_REDIS_BEAT", "1S");
    sound = cluster.node("sound", settings);
    toApi.to(sound.base().getPort());
    settings.put(
        "DOORMAN_DB_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + database.getPath());
    settings.put("DOORMAN_REDIS_URL", "redis://127.0.0.1:" + toRedis.port());
    faulty = cluster.node("faulty", settings);
  }

  /** The pair of this process; all ways are open. */
  static Ways shared() {
    return SHARED.get();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ways");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    faulty.close();
    sound.close();
    toDatabase.close();
    toRedis.close();
    toApi.close();
    cluster.close();
  }
}
