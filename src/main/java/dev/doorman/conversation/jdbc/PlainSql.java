package dev.doorman.conversation.jdbc;

import java.io.Serial;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of every turn, which Jdbi's own way of binding and running would cost as much
 * again as the database takes. Faults are thrown as Jdbi throws them.
 */
final class PlainSql {
  private PlainSql() {}

  /**
   * Runs an update.
   *
   * @param values for its question marks, in order
   * @return how many rows it changed
   */
  static int update(Handle handle, String sql, @Nullable Object... values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value == null) {
          statement.setNull(i + 1, Types.NULL);
        } else {
          statement.setObject(i + 1, value);
        }
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private static final class Failed extends JdbiException {
    @Serial private static final long serialVersionUID = 1;

    Failed(SQLException cause) {
      super(cause);
    }
  }
}
