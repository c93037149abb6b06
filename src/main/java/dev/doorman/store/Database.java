package dev.doorman.store;

import dev.doorman.base.RetriableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Runs work on the database.
 *
 * <p>A fault of the database gives a {@link RetriableException}: nothing of the work was stored,
 * unless the connection broke in the very moment of the commit, which callers cover by keys that
 * make a repeated write count once. Only a fault that lies in the values themselves is final, for
 * the same values would meet it again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; each call takes a connection of its own.
 */
public final class Database {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * 22: a value that its column does not take, as one too long. 23: a value against a constraint.
   * Whether a repetition helps is shown by a test for each.
   */
  private static final String FINAL = "(22|23).*";

  private static final Logger LOG = Logger.getLogger(Database.class);

  /** Keeps what it has parsed: for all databases of this process, as they take the same SQL. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final Jdbi jdbi;

  public Database(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
  }

  /** Runs the work in one transaction: all of it is stored, or nothing. */
  public <T> T inTransaction(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  /** Runs reads that need no transaction of their own. */
  public <T> T read(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  /**
   * Runs reads whose results leave this process: what they saw is on the disk when it is returned.
   */
  public <T> T readDurable(Function<Handle, T> work) {
    return translated(
        () ->
            jdbi.withHandle(
                handle -> {
                  T result = work.apply(handle);
                  settle(handle.getConnection());
                  return result;
                }));
  }

  private static void settle(Connection connection) {
    try {
      if (connection.isWrapperFor(Durability.class)) {
        connection.unwrap(Durability.class).settle();
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /** Whether a statement failed because a row with its key is there already. */
  public static boolean isDuplicateKey(JdbiException failure) {
    return failure.getCause() instanceof SQLException sql
        && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T translated(Work<T> work) {
    try {
      return work.run();
    } catch (JdbiException e) {
      if (isPassing(e)) {
        throw new RetriableException("the database is not available", RETRY_AFTER, e);
      }
      Optional<String> state = state(e);
      if (state.isEmpty() || state.get().matches(FINAL)) {
        throw e;
      }
      // A fault that nobody thought of: a table that is being changed, a plan that is stale, a
      // disk.
      LOG.errorf(e, "the database failed with %s; what was asked may be tried again", state.get());
      throw new RetriableException("the database failed with " + state.get(), RETRY_AFTER, e);
    }
  }

  /** The SQL state of the fault; empty if it did not come from the database. */
  private static Optional<String> state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(String.valueOf(sql.getSQLState()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether no connection could be had, or the fault lies with it or with a conflict between
   * transactions. SQL state classes: 08 connection, 40 rollback (serialization, deadlock), 53 and
   * 57 PostgreSQL's resources and operator intervention, 25P03 a transaction that it ended because
   * nothing was heard, 90067, 90098 and 90121 H2's broken connection and closed database, 90131 its
   * concurrent update.
   */
  private static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        if (state.matches("(08|40|53|57).*|25P03|90067|90098|90121|90131|HYT00")) {
          return true;
        }
      }
    }
    return false;
  }
}
