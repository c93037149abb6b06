package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The sandbox's real tables in an H2 database in memory, for tests without a server. */
public final class TestStore {
  private final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final Store store;

  public TestStore() {
    Migrations.migrate(database);
    this.store = new JdbcStore(recording(DataSource.class, database));
  }

  public Store store() {
    return store;
  }

  /** The statements that were run since the last call, in their order. */
  public List<String> statements() {
    List<String> run = List.copyOf(statements);
    statements.clear();
    return run;
  }

  /** Runs a statement beside the store. */
  public void run(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands on all calls, and notes the statements of all connections. */
  private <T> T recording(Class<T> type, T to) {
    return type.cast(
        Proxy.newProxyInstance(
            TestStore.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                Object answer = method.invoke(to, arguments);
                return answer instanceof Connection connection
                    ? recording(Connection.class, connection)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
