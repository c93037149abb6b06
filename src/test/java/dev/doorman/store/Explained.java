package dev.doorman.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * A data source that has PostgreSQL explain each statement, with the values bound to it, before it
 * is run.
 */
public final class Explained {
  private final Map<String, String> plans = new ConcurrentHashMap<>();
  private final DataSource source;

  public Explained(DataSource source) {
    this.source = proxy(DataSource.class, source, this::connection);
  }

  public Database database() {
    return new Database(source);
  }

  /** The plan of each statement that was run, as JSON. */
  public Map<String, String> plans() {
    return Map.copyOf(plans);
  }

  private interface Wrapping {
    Object of(Method method, Object[] arguments, Object result) throws SQLException;
  }

  private Object connection(Method method, Object[] arguments, Object result) {
    return result instanceof Connection connection
        ? proxy(
            Connection.class,
            connection,
            (called, given, made) ->
                made instanceof PreparedStatement statement
                    ? statement(connection, (String) given[0], statement)
                    : made)
        : result;
  }

  private PreparedStatement statement(
      Connection connection, String sql, PreparedStatement statement) {
    List<Map.Entry<Method, Object[]>> bound = new ArrayList<>();
    return (PreparedStatement)
        Proxy.newProxyInstance(
            Explained.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (self, method, arguments) -> {
              if (method.getName().startsWith("set") && arguments.length >= 2) {
                bound.add(Map.entry(method, arguments));
              } else if (method.getName().startsWith("execute")) {
                explain(connection, sql, bound);
              }
              return invoke(method, statement, arguments);
            });
  }

  private void explain(Connection connection, String sql, List<Map.Entry<Method, Object[]>> bound)
      throws Throwable {
    try (var explain = connection.prepareStatement("explain (format json) " + sql)) {
      for (var one : bound) {
        invoke(one.getKey(), explain, one.getValue());
      }
      try (var rows = explain.executeQuery()) {
        rows.next();
        plans.put(sql.strip().replaceAll("\\s+", " "), rows.getString(1));
      }
    }
  }

  private static <T> T proxy(Class<T> type, T to, Wrapping wrapping) {
    return type.cast(
        Proxy.newProxyInstance(
            Explained.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                wrapping.of(method, arguments, invoke(method, to, arguments))));
  }

  private static Object invoke(Method method, Object to, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
