package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * {@link Store} in a relational database.
 *
 * <p>The schema's name is quoted in every statement: Flyway made it in lower case, which H2 would
 * not find otherwise.
 */
@Singleton
final class JdbcStore implements Store {
  static final String SCHEMA = "sandbox";
  private static final int MOST_RUNS = 3;

  private final Jdbi jdbi;

  @Inject
  JdbcStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    for (int run = 1; ; run++) {
      try {
        return jdbi.inTransaction(handle -> work.apply(new JdbcTables(handle)));
      } catch (JdbiException e) {
        if (isConflict(e)) {
          if (run < MOST_RUNS) {
            continue;
          }
          throw new StoreUnavailable(e);
        }
        throw isUnavailable(e) ? new StoreUnavailable(e) : e;
      }
    }
  }

  /**
   * Whether another transaction was in the way. SQL state 23505: the same row was inserted; class
   * 40: deadlock or serialization; HYT00: H2's lock timeout.
   */
  private static boolean isConflict(Throwable failure) {
    return hasState(failure, "23505|40.*|HYT00");
  }

  /** Whether the connection is to blame. */
  private static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
        return true;
      }
    }
    return hasState(failure, "(08|53|57).*|90067|90098|90121");
  }

  private static boolean hasState(Throwable failure, String pattern) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).matches(pattern)) {
        return true;
      }
    }
    return false;
  }

  private record JdbcTables(Handle handle) implements Tables {
    @Override
    public JdbcRequests requests() {
      return new JdbcRequests(handle);
    }

    @Override
    public JdbcAccounts accounts() {
      return new JdbcAccounts(handle);
    }

    @Override
    public JdbcMails mails() {
      return new JdbcMails(handle);
    }

    @Override
    public JdbcEvents events() {
      return new JdbcEvents(handle);
    }

    @Override
    public JdbcKeys keys() {
      return new JdbcKeys(handle);
    }

    @Override
    public JdbcAllowances allowances() {
      return new JdbcAllowances(handle);
    }
  }
}
