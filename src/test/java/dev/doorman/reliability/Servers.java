package dev.doorman.reliability;

import dev.doorman.journey.Cluster;
import dev.doorman.journey.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The servers over one store. Names one of them to whoever wants to connect, each in turn. */
abstract class Servers implements Supplier<URI>, AutoCloseable {
  /** What is done in the background has come to rest after this. */
  static final Duration SETTLES = Duration.ofSeconds(45);

  private final AtomicInteger turn = new AtomicInteger();

  static Servers of(String store, Path folder) {
    return of(store, folder, settings(), ServerProcess.built());
  }

  /** Those of an older release, to be upgraded: with settings that it knows. */
  static Servers older(String store, Path folder, Path jar) {
    return of(store, folder, oldSettings(), jar);
  }

  private static Servers of(String store, Path folder, Map<String, String> settings, Path jar) {
    return switch (store) {
      case "h2" -> new OnFile(folder, settings, jar);
      case "postgresql" -> new OnPostgres(folder, settings, jar);
      default ->
          throw new IllegalArgumentException("unknown store " + store + "; use h2, postgresql");
    };
  }

  /** Limits that a crowd from one address needs, and deletions that do not complete meanwhile. */
  static Map<String, String> settings() {
    Map<String, String> settings = oldSettings();
    settings.put("DOORMAN_CONNECTIONS_PER_ADDRESS", "10000");
    settings.put("DOORMAN_CHAT_MESSAGES_PER_MINUTE_PER_ADDRESS", "1000000");
    return settings;
  }

  /** Those that the release before knows too: one that it does not know would end its start. */
  private static Map<String, String> oldSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("DOORMAN_CHAT_CONNECTIONS_PER_ADDRESS", "5000");
    settings.put("DOORMAN_CHAT_CONVERSATIONS_PER_MINUTE", "100000");
    settings.put("DOORMAN_CHAT_MESSAGES_PER_MINUTE", "6000");
    settings.put("DOORMAN_SANDBOX_CODES_PER_RECIPIENT", "1000");
    settings.put("DOORMAN_SANDBOX_CODES_PER_ACCOUNT", "1000");
    settings.put("DOORMAN_SANDBOX_CHECKS_PER_RECIPIENT", "1000");
    settings.put("DOORMAN_SANDBOX_COMPLETE_AFTER", "24h");
    return settings;
  }

  abstract List<ServerProcess> nodes();

  /** Starts with these accounts. */
  abstract void begin(List<String> emails) throws SQLException;

  /** Stops, and tells what is stored. */
  abstract Requests end() throws SQLException;

  @Override
  public URI get() {
    return nodes().get(Math.floorMod(turn.getAndIncrement(), nodes().size())).base();
  }

  @Override
  public void close() {
    nodes().forEach(ServerProcess::close);
  }

  /** Two nodes over one PostgreSQL and one Redis. */
  private static final class OnPostgres extends Servers {
    private final Cluster cluster;
    private final List<ServerProcess> nodes;

    OnPostgres(Path folder, Map<String, String> given, Path jar) {
      cluster = new Cluster(folder);
      Map<String, String> settings = new HashMap<>(given);
      // Both are the same sandbox.
      settings.put("DOORMAN_SANDBOX_SERVER_KEY", "k".repeat(32));
      nodes = List.of(cluster.node("a", settings, jar), cluster.node("b", settings, jar));
    }

    @Override
    List<ServerProcess> nodes() {
      return nodes;
    }

    @Override
    void begin(List<String> emails) throws SQLException {
      try (var database = cluster.connection()) {
        Requests.addAccounts(database, emails);
      }
    }

    @Override
    Requests end() throws SQLException {
      try (var database = cluster.connection()) {
        return Requests.read(database);
      }
    }

    @Override
    public void close() {
      super.close();
      cluster.close();
    }
  }

  /** One server on the embedded store. */
  private static final class OnFile extends Servers {
    private final ServerProcess node;

    OnFile(Path folder, Map<String, String> settings, Path jar) {
      node = new ServerProcess(folder, settings, jar);
    }

    @Override
    List<ServerProcess> nodes() {
      return List.of(node);
    }

    @Override
    void begin(List<String> emails) throws SQLException {
      node.kill();
      try (var database = node.database()) {
        Requests.addAccounts(database, emails);
      }
      node.start();
    }

    @Override
    Requests end() throws SQLException {
      node.kill();
      try (var database = node.database()) {
        return Requests.read(database);
      }
    }
  }
}
