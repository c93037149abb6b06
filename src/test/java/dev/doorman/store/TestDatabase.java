package dev.doorman.store;

import dev.doorman.store.embedded.EmbeddedDriver;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A database with Doorman's tables for tests, as the embedded store has it. It opens when it's
 * first used; after it was closed it opens anew, so that a class can be run again in the same
 * process.
 */
public final class TestDatabase implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "set_aside",
          "conversation",
          "event",
          "client_message",
          "outbox",
          "dead_letter",
          "watch",
          "deletion_record",
          "webhook_event",
          "left_message",
          "hand_over",
          "resume_secret",
          "erasure",
          "answer_vote",
          "article_vote",
          "desk_presence",
          "desk_connected",
          "desk_requeued",
          "desk_turn",
          "desk_note",
          "desk_seen",
          "canned_reply",
          "webhook",
          "hook_delivery",
          "desk_session",
          "desk_user",
          "desk_try",
          "desk_sign_in_way",
          "desk_audit");

  private static final String FILE = "doorman.mv.db";

  private final Supplier<Opened> opening;
  private @Nullable Opened opened;

  /** An open database, and what closes it. */
  private record Opened(DataSource source, Runnable closing) {}

  private TestDatabase(Supplier<Opened> opening) {
    this.opening = opening;
  }

  /** An H2 file in a folder of its own. */
  public static TestDatabase onDisk() {
    return new TestDatabase(
        () -> {
          try {
            Path folder = Files.createTempDirectory("doorman-test");
            Opened file = file(folder);
            return new Opened(
                file.source(),
                () -> {
                  file.closing().run();
                  delete(folder);
                });
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The H2 file in this folder, which stays when it is closed, so that it can be opened again. */
  public static TestDatabase in(Path folder) {
    var database = new TestDatabase(() -> file(folder));
    // A file that can't be opened is told here.
    database.source();
    return database;
  }

  private static Opened file(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      if (!Files.exists(file)) {
        Files.copy(Migrated.FILE_COPY, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AgroalDataSource pool = h2(folder);
    try {
      pool.getConnection().close();
    } catch (SQLException e) {
      pool.close();
      throw new IllegalStateException(e);
    }
    return new Opened(pool, pool::close);
  }

  private static AgroalDataSource h2(Path folder) {
    var settings =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .connectionProviderClass(EmbeddedDriver.class)
                                    .jdbcUrl("jdbc:h2:file:" + folder.resolve("doorman"))
                                    .jdbcProperty(EmbeddedDriver.FSYNC, "false")
                                    .principal(new NamePrincipal("doorman"))
                                    .credential(new SimplePassword(""))));
    try {
      return AgroalDataSource.from(settings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with all migrations made, to be copied: much quicker than to migrate each time. */
  private static final class Migrated {
    private static final Path FILE_COPY = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("doorman-migrated");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        AgroalDataSource pool = h2(folder);
        Flyway.configure().dataSource(pool).locations("classpath:db/doorman").load().migrate();
        pool.close();
        return folder.resolve(FILE);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * A database of its own in the PostgreSQL server that all tests share. To be called where JUnit
   * can take note that there is none: {@code @BeforeAll}, not a static initializer.
   */
  public static TestDatabase onPostgres() {
    PostgresServer server = PostgresServer.shared();
    return new TestDatabase(() -> postgres(server));
  }

  private static Opened postgres(PostgresServer server) {
    var settings =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(server.url(server.newMigratedDatabase()))
                                    .principal(new NamePrincipal(server.user()))
                                    .credential(new SimplePassword(server.password()))));
    try {
      AgroalDataSource pool = AgroalDataSource.from(settings);
      return new Opened(pool, pool::close);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In memory, for tests of what is done and not of how it is kept. */
  public static TestDatabase inMemory() {
    return new TestDatabase(
        () -> {
          var memory = new MemoryDatabase();
          return new Opened(memory.source(), memory::close);
        });
  }

  /** The names of all tables. */
  public static List<String> tables() {
    return TABLES;
  }

  /** Gives connections to it. */
  public synchronized DataSource source() {
    if (opened == null) {
      opened = opening.get();
    }
    return opened.source();
  }

  private Jdbi jdbi() {
    return Jdbi.create(source());
  }

  /** The database as Doorman uses it. */
  public Database database() {
    return new Database(source());
  }

  /** Empties all tables. */
  public void clear() {
    jdbi().useHandle(handle -> TABLES.forEach(table -> handle.execute("delete from " + table)));
  }

  /** How many rows a table has. */
  public long count(String table) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from " + table)
                    .mapTo(Long.class)
                    .findOne()
                    .get());
  }

  /** How many rows each table has. */
  public Map<String, Long> counts() {
    return TABLES.stream().collect(Collectors.toMap(table -> table, this::count));
  }

  /** All that stands in a table, as text. */
  public String dump(String table) {
    return jdbi()
        .withHandle(
            handle -> handle.createQuery("select * from " + table).mapToMap().list().toString());
  }

  /** The rows that a query gives, by column. */
  public List<Map<String, Object>> rows(String query) {
    return jdbi().withHandle(handle -> handle.createQuery(query).mapToMap().list());
  }

  /** Changes rows behind Doorman's back. */
  public int execute(String sql, Object... arguments) {
    return jdbi().withHandle(handle -> handle.execute(sql, arguments));
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.closing().run();
      opened = null;
    }
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
