package dev.doorman.store;

import java.sql.Connection;
import java.sql.SQLException;
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
    pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "doorman", "");
    pool.setMaxConnections(MOST_CONNECTIONS);
    try {
      anchor = pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory cannot be opened", e);
    }
    Flyway.configure().dataSource(pool).locations("classpath:db/doorman").load().migrate();
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
