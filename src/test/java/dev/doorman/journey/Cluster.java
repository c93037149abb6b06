package dev.doorman.journey;

import dev.doorman.store.PostgresServer;
import dev.doorman.store.redis.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The real jar in several processes, over one PostgreSQL and one Redis. */
public final class Cluster implements AutoCloseable {
  public final PostgresServer postgres = PostgresServer.shared();
  final TestRedis redis = new TestRedis();

  private final Path folder;
  private final String database = postgres.newDatabase();

  public Cluster(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a node.
   *
   * @param settings environment variables beside those of the stores, or in their place
   */
  public ServerProcess node(String name, Map<String, String> settings) {
    return node(name, settings, ServerProcess.built());
  }

  /** Starts a node that the JVM runs as it would an operator's. */
  public ServerProcess untunedNode(String name, Map<String, String> settings) {
    return ServerProcess.untuned(folder(name), withStores(settings));
  }

  /** Starts a node from this jar. */
  public ServerProcess node(String name, Map<String, String> settings, Path jar) {
    return new ServerProcess(folder(name), withStores(settings), jar);
  }

  private Map<String, String> withStores(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("DOORMAN_DB_URL", postgres.url(database));
    all.put("DOORMAN_DB_USER", postgres.user());
    all.put("DOORMAN_DB_PASSWORD", postgres.password());
    all.putIfAbsent("DOORMAN_REDIS_URL", redis.url());
    // Two nodes and their servers share a small machine here.
    all.putIfAbsent("DOORMAN_DB_CONNECTIONS", "4");
    return all;
  }

  private Path folder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the nodes' database, for {@code DOORMAN_DB_URL}. */
  String url() {
    return postgres.url(database);
  }

  /** The nodes' database. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(
        postgres.url(database), postgres.user(), postgres.password());
  }

  @Override
  public void close() {
    redis.close();
  }
}
