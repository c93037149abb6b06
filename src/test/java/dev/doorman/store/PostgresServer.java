package dev.doorman.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server on a free port of this machine, from a Maven package, with data in a
 * folder of its own.
 *
 * <p>Where none can be started, tests that need one are reported as not run; with {@code CI=true}
 * in the environment they fail.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final EmbeddedPostgres server;
  private @Nullable String migrated;

  private PostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.server = builder().start();
    this.port = server.getPort();
  }

  /** The server that all tests of this process share; they use databases of their own in it. */
  public static PostgresServer shared() {
    if (Boolean.getBoolean("doorman.fast")) {
      return Assumptions.abort("not run with -Dfast: it needs a PostgreSQL server");
    }
    return Shared.SERVER.orElseGet(() -> abort(Shared.WHY));
  }

  private static PostgresServer abort(String why) {
    String told = "no PostgreSQL server could be started here: " + why;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(told);
    }
    return Assumptions.abort(told);
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("max_connections", "200")
        // Nobody cuts the power of a test's server; its own crash is not what tests are about.
        .setServerConfig("fsync", "off")
        .setServerConfig("full_page_writes", "off")
        .setPGStartupWait(PATIENCE);
  }

  /** Makes an empty database. */
  public String newDatabase() {
    return newDatabase("template1");
  }

  /** Makes a database with Doorman's tables, copied from one that was migrated once. */
  public synchronized String newMigratedDatabase() {
    if (migrated == null) {
      String name = newDatabase();
      Flyway.configure()
          .dataSource(url(name), user(), password())
          .locations("classpath:db/doorman")
          .load()
          .migrate();
      migrated = name;
    }
    return newDatabase(migrated);
  }

  private String newDatabase(String template) {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a database for {@code DOORMAN_DB_URL}; its user is {@link #user}. */
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  public String user() {
    return "postgres";
  }

  /** The server takes any. */
  public String password() {
    return "any";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestDatabase.delete(folder);
  }

  private static final class Shared {
    private static final Optional<PostgresServer> SERVER;
    private static final String WHY;

    static {
      Optional<PostgresServer> made = Optional.empty();
      String why = "";
      try {
        PostgresServer server = new PostgresServer(Files.createTempDirectory("doorman-postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        made = Optional.of(server);
      } catch (IOException | RuntimeException e) {
        why = String.valueOf(e);
      }
      SERVER = made;
      WHY = why;
    }
  }
}
