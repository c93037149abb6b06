package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.store.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Halts between every two statements of every migration, and starts again. */
class HalfMigrationTest {
  private static final String LOCATION = "classpath:db/doorman";

  @TempDir Path folder;

  private static List<MigrationInfo> migrations() {
    Flyway flyway =
        Flyway.configure().dataSource("jdbc:h2:mem:", "sa", "").locations(LOCATION).load();
    return Stream.of(flyway.info().all()).toList();
  }

  private static List<String> statements(MigrationInfo migration) throws IOException {
    try (InputStream script =
        Objects.requireNonNull(
            HalfMigrationTest.class.getResourceAsStream("/db/doorman/" + migration.getScript()))) {
      String sql =
          new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
      return Stream.of(sql.split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
  }

  private static Connection open(Path file, String migrations) throws SQLException {
    var info = new Properties();
    info.setProperty("user", "doorman");
    info.setProperty("password", "");
    info.setProperty(EmbeddedDriver.FSYNC, "false");
    info.setProperty(EmbeddedDriver.MIGRATIONS, migrations);
    return Objects.requireNonNull(new EmbeddedDriver().connect("jdbc:h2:file:" + file, info));
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select lower(table_name) || '.' || lower(column_name) as name
                from information_schema.columns where lower(table_schema) = 'public'
                order by 1""")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static Flyway upTo(Path file, String version) {
    return Flyway.configure()
        .dataSource("jdbc:h2:file:" + file + ";DB_CLOSE_DELAY=0", "doorman", "")
        .locations(LOCATION)
        .target(version)
        .load();
  }

  @Test
  void theEmbeddedStoreStartsAfterAHaltAtAnyStatement() throws Exception {
    List<String> whole;
    try (Connection connection = open(folder.resolve("whole"), LOCATION)) {
      whole = tables(connection);
    }
    assertThat(whole).isNotEmpty();
    String before = null;
    int halts = 0;
    for (MigrationInfo migration : migrations()) {
      List<String> statements = statements(migration);
      Path start = folder.resolve("before-" + migration.getVersion());
      if (before != null) {
        upTo(start, before).migrate();
      }
      for (int made = 1; made <= statements.size(); made++) {
        Path file = folder.resolve(migration.getVersion() + "-" + made).resolve("doorman");
        Files.createDirectories(file.getParent());
        if (before != null) {
          Files.copy(Path.of(start + ".mv.db"), Path.of(file + ".mv.db"));
        }
        halt(file, statements.subList(0, made));
        try (Connection connection = open(file, LOCATION)) {
          assertThat(tables(connection))
              .as("after %d statements of %s", made, migration.getScript())
              .isEqualTo(whole);
        }
        halts++;
      }
      before = String.valueOf(migration.getVersion());
    }
    assertThat(halts).isGreaterThan(50);
  }

  /** What a process leaves that is killed after some statements. */
  private static void halt(Path file, List<String> made) throws Exception {
    String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
    try (Connection connection = DriverManager.getConnection(url, "doorman", "");
        var statement = connection.createStatement()) {
      new Migration(file).prepare(upTo(file, "1"), connection);
      for (String sql : made) {
        statement.execute(sql);
      }
      statement.execute("shutdown immediately");
    }
  }

  @Test
  void postgresStartsAfterAHaltAtAnyStatement() throws Exception {
    PostgresServer server = PostgresServer.shared();
    String database = server.newDatabase();
    String url = server.url(database);
    for (MigrationInfo migration : migrations()) {
      List<String> statements = statements(migration);
      for (int made = 1; made <= statements.size(); made++) {
        // Flyway makes a migration in one transaction; a process that dies ends it.
        try (Connection connection =
                DriverManager.getConnection(url, server.user(), server.password());
            var statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          for (String sql : statements.subList(0, made)) {
            statement.execute(sql);
          }
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          assertThat(e.getMessage()).as(migration.getScript()).contains("closed");
        }
      }
      Flyway.configure()
          .dataSource(url, server.user(), server.password())
          .locations(LOCATION)
          .target(migration.getVersion())
          .load()
          .migrate();
    }
    try (Connection connection =
        DriverManager.getConnection(url, server.user(), server.password())) {
      assertThat(tables(connection)).contains("set_aside.why", "conversation.erase_cause");
    }
  }
}
