package dev.doorman.store.embedded;

import dev.doorman.store.Durability;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection of H2 whose commits return once they are on the disk. */
final class DurableConnection implements InvocationHandler {
  private final Connection connection;
  private final EmbeddedStore store;

  /** Whether a transaction may have begun that is not ended. */
  private boolean begun;

  private DurableConnection(Connection connection, EmbeddedStore store) {
    this.connection = connection;
    this.store = store;
  }

  static Connection around(Connection connection, EmbeddedStore store) {
    return (Connection)
        Proxy.newProxyInstance(
            DurableConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new DurableConnection(connection, store));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "commit" -> {
        begun = false;
        store.commits().commit(connection::commit);
        yield null;
      }
      case "rollback" -> {
        begun = false;
        yield pass(method, arguments);
      }
      case "setAutoCommit" -> {
        if (begun && arguments != null && Boolean.TRUE.equals(arguments[0])) {
          begun = false;
          store.commits().commit(() -> connection.setAutoCommit(true));
          yield null;
        }
        yield pass(method, arguments);
      }
      case "isValid" -> store.isOpen() && Boolean.TRUE.equals(pass(method, arguments));
      case "close" -> {
        if (!connection.isClosed()) {
          connection.close();
          store.release();
        }
        yield null;
      }
      case "isWrapperFor" -> isOurs(arguments) || Boolean.TRUE.equals(pass(method, arguments));
      case "unwrap" -> isOurs(arguments) ? store : pass(method, arguments);
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && arguments[0] == proxy;
      default -> {
        if (method.getName().startsWith("prepare") || method.getName().equals("createStatement")) {
          begun = true;
        }
        yield pass(method, arguments);
      }
    };
  }

  private static boolean isOurs(Object @Nullable [] arguments) {
    return arguments != null && arguments[0] == Durability.class;
  }

  private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw store.failed(sql);
      }
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
