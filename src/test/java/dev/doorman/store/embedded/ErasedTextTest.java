package dev.doorman.store.embedded;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was erased isn't in the files any more, though other things are. */
class ErasedTextTest {
  private static final String ERASED = "what nobody may read any more";
  private static final String KEPT = "what stays where it is";
  private static final String AT_ONCE = "PT0S";
  private static final String LATER = "PT1H";
  private static final int ROWS = 400;
  private static final int MANY = 2_000;
  private static final int FEW = 20;

  private final EmbeddedDriver driver = new EmbeddedDriver();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void erasedTextIsGoneFromTheFilesWhileTheStoreIsOpenAndAfterwards(boolean fsync)
      throws Exception {
    try (Connection connection = open(AT_ONCE, fsync)) {
      fill(connection);
      await("the text to be in a file").until(() -> holds(ERASED));
      execute(connection, "delete from said where mod(id, 4) = 0");
      await("the text to be gone").until(() -> !holds(ERASED));
      assertThat(holds(KEPT)).isTrue();
      assertThat(kept(connection)).isEqualTo(ROWS / 4 * 3);
    }
    assertThat(holds(ERASED)).isFalse();
    assertKeptAfterOpening(fsync);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void erasedTextIsGoneWhileOthersGoOnWriting(boolean fsync) throws Exception {
    try (Connection connection = open(AT_ONCE, fsync);
        Connection other = open(AT_ONCE, fsync)) {
      fill(connection);
      execute(other, "create table busy (id int primary key, n int)");
      execute(other, "insert into busy values (1, 0)");
      execute(connection, "delete from said where mod(id, 4) = 0");
      await("the text to be gone")
          .until(
              () -> {
                execute(other, "update busy set n = n + 1");
                return !holds(ERASED);
              });
      assertThat(kept(connection)).isEqualTo(ROWS / 4 * 3);
    }
    assertKeptAfterOpening(fsync);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void erasedTextIsGoneOnceTheStoreIsClosed(boolean fsync) throws Exception {
    try (Connection connection = open(LATER, fsync)) {
      fill(connection);
      execute(connection, "update said set words = 'masked' where mod(id, 4) = 0");
    }
    assertThat(holds(ERASED)).isFalse();
    assertKeptAfterOpening(fsync);
  }

  /**
   * All in one chunk of the file, most of which stays: it neither gets free by itself nor small.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFewErasedAmongManyAreGoneWhileTheStoreIsOpen(boolean fsync) throws Exception {
    try (Connection connection = open(AT_ONCE, fsync)) {
      fillAtOnce(connection);
      execute(connection, "delete from said where words like '%s%%'".formatted(ERASED));
      await("the text to be gone").until(() -> !holds(ERASED));
      assertThat(kept(connection)).isEqualTo(MANY - FEW);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFewErasedAmongManyAreGoneOnceTheStoreIsClosed(boolean fsync) throws Exception {
    try (Connection connection = open(LATER, fsync)) {
      fillAtOnce(connection);
      execute(connection, "delete from said where words like '%s%%'".formatted(ERASED));
    }
    assertThat(holds(ERASED)).isFalse();
    assertThat(holds(KEPT)).isTrue();
  }

  private static void fillAtOnce(Connection connection) throws SQLException {
    execute(connection, "create table said (id int primary key, words varchar)");
    execute(
        connection,
        """
        insert into said
        select x, repeat(case when x between %d and %d then '%s ' else '%s ' end, 40)
        from system_range(1, %d)
        """
            .formatted(MANY / 2, MANY / 2 + FEW - 1, ERASED, KEPT, MANY));
  }

  private void assertKeptAfterOpening(boolean fsync) throws SQLException {
    try (Connection connection = open(LATER, fsync)) {
      assertThat(kept(connection)).isEqualTo(ROWS / 4 * 3);
    }
  }

  private static void fill(Connection connection) throws SQLException {
    execute(connection, "create table said (id int primary key, words varchar)");
    for (int row = 0; row < ROWS; row++) {
      String words = ((row % 4 == 0 ? ERASED : KEPT) + " ").repeat(1 + row % 30);
      execute(connection, "insert into said values (%d, '%s')".formatted(row, words));
    }
  }

  private static long kept(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from said where words like '%s%%'".formatted(KEPT))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection open(String scrubEvery, boolean fsync) throws SQLException {
    var info = new Properties();
    info.setProperty("user", "doorman");
    info.setProperty("password", "");
    info.setProperty(EmbeddedDriver.FSYNC, Boolean.toString(fsync));
    info.setProperty(EmbeddedDriver.SCRUB, scrubEvery);
    return driver.connect("jdbc:h2:file:" + folder.resolve("doorman"), info);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
    }
  }

  private boolean holds(String words) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
