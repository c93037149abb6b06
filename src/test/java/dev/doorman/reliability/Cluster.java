package dev.doorman.reliability;

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
abstract class Cluster implements Supplier<URI>, AutoCloseable {
  /** What is done in the background has come to rest after this. */
  static final Duration SETTLES = Duration.ofSeconds(45);

  private final AtomicInteger turn = new AtomicInteger();

  static Cluster of(String store, Path folder) {
    return switch (store) {
      case "h2" -> new OnFile(folder);
      default -> throw new IllegalArgumentException("unknown store " + store + "; use h2");
    };
  }

  /** Limits that a crowd from one address needs, and deletions that do not complete meanwhile. */
  static Map<String, String> settings() {
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

  /** One server on the embedded store. */
  private static final class OnFile extends Cluster {
    private final ServerProcess node;

    OnFile(Path folder) {
      node = new ServerProcess(folder, settings());
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
