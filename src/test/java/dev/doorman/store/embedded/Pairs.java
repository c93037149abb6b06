package dev.doorman.store.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a chat does to a store, as a test wants it: each turn updates the row of its conversation,
 * writes two events of a number, and deletes an old pair now and then. A pair is there whole or not
 * at all.
 */
final class Pairs {
  private static final int CONVERSATIONS = 20;

  final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  final AtomicLong next = new AtomicLong();

  static final List<String> TABLES =
      List.of(
          "create table conversation (id int primary key, version bigint, state varchar(4000))",
          "create table event (nr bigint, half int, body varchar(8000), primary key (nr, half))");

  static void create(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      for (int id = 0; id < CONVERSATIONS; id++) {
        statement.execute("insert into conversation values (" + id + ", 0, '')");
      }
    }
    connection.commit();
  }

  /** One turn, which is acknowledged when it returns. */
  void turn(Connection connection, Random random) throws SQLException {
    long nr = next.incrementAndGet();
    byte[] text = new byte[random.nextInt(300)];
    random.nextBytes(text);
    String body = Base64.getEncoder().encodeToString(text) + nr;
    connection.setAutoCommit(false);
    try (var update =
            connection.prepareStatement("update conversation set state = ? where id = ?");
        var insert = connection.prepareStatement("insert into event values (?, ?, ?)")) {
      for (int half = 0; half < 2; half++) {
        insert.setLong(1, nr);
        insert.setInt(2, half);
        insert.setString(3, body);
        insert.executeUpdate();
      }
      update.setString(1, body);
      update.setInt(2, (int) (nr % CONVERSATIONS));
      update.executeUpdate();
      connection.commit();
      acknowledged.add(nr);
    } catch (SQLException e) {
      try {
        connection.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** The numbers in a store. */
  static Set<Long> stored(Connection connection) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select nr, count(*), sum(length(body)) from event group by nr")) {
      while (rows.next()) {
        if (rows.getInt(2) != 2) {
          throw new AssertionError("half of pair " + rows.getLong(1));
        }
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }

  static Connection open(EmbeddedDriver driver, Path file) throws SQLException {
    return open(driver, file, EmbeddedDriver.SCRUB_USUAL);
  }

  /**
   * @param scrub how often erased text is overwritten, in ISO 8601
   */
  static Connection open(EmbeddedDriver driver, Path file, String scrub) throws SQLException {
    var info = new Properties();
    info.setProperty(EmbeddedDriver.SCRUB, scrub);
    info.setProperty("user", "doorman");
    info.setProperty("password", "");
    return driver.connect("jdbc:h2:file:" + file, info);
  }
}
