package dev.doorman.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All that is stored. */
final class Tables {
  private Tables() {}

  /** Every row of every table that is not the sandbox's own, as text. */
  static List<String> outsideSandbox(DataSource database) {
    try (var connection = database.getConnection()) {
      return outsideSandbox(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> outsideSandbox(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : tables(connection)) {
      try (var statement = connection.createStatement();
          var result = statement.executeQuery("select * from " + table)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var row = new StringBuilder(table);
          for (int i = 1; i <= columns; i++) {
            row.append(" | ").append(result.getString(i));
          }
          rows.add(row.toString());
        }
      }
    }
    return rows;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                """
                select table_schema, table_name from information_schema.tables
                where table_type = 'BASE TABLE'
                  and table_schema not in ('sandbox', 'INFORMATION_SCHEMA')""")) {
      while (result.next()) {
        tables.add("\"" + result.getString(1) + "\".\"" + result.getString(2) + "\"");
      }
    }
    return tables;
  }
}
