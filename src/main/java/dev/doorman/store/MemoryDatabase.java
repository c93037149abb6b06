package dev.doorman.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database with Doorman's tables that is in memory and is gone when it is closed.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads, by at most {@value #MOST_CONNECTIONS} at once.
 */
public final class MemoryDatabase implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 8;

  private final JdbcConnectionPool pool;

  /** The tables live as long as a connection is open. */
  private final Connection anchor;

  /**
   * @throws IllegalStateException if there is no memory for it
   */
  public MemoryDatabase() {
    pool = pool();
    try {
      anchor = pool.getConnection();
      try (var statement = anchor.createStatement()) {
        for (String made : Tables.STATEMENTS) {
          statement.execute(made);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory cannot be opened", e);
    }
  }

  private static JdbcConnectionPool pool() {
    var pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "doorman", "");
    pool.setMaxConnections(MOST_CONNECTIONS);
    return pool;
  }

  /** What the migrations make, as H2 writes it down: much quicker than to migrate each time. */
  private static final class Tables {
    private static final List<String> STATEMENTS = statements();

    private static List<String> statements() {
      JdbcConnectionPool migrated = pool();
      try (Connection anchor = migrated.getConnection();
          var statement = anchor.createStatement()) {
        Flyway.configure().dataSource(migrated).locations("classpath:db/doorman").load().migrate();
        List<String> statements = new ArrayList<>();
        try (var rows = statement.executeQuery("script nosettings")) {
          while (rows.next()) {
            String made = rows.getString(1);
            if (!made.startsWith("CREATE USER")) {
              statements.add(made);
            }
          }
        }
        return List.copyOf(statements);
      } catch (SQLException e) {
        throw new IllegalStateException("the database in memory cannot be opened", e);
      } finally {
        migrated.dispose();
      }
    }
  }

  /** Gives connections to it. */
  public DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory cannot be closed", e);
    } finally {
      pool.dispose();
    }
  }
}
