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

  /** Changes the tables as a migration of the release after this one does. */
  static void ofTheNextRelease(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("alter table conversation add column of_the_next_release varchar(8)");
      statement.execute(
          """
          insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          select max("installed_rank") + 1, '9999', 'next release', 'SQL', 'V9999__next_release.sql',
            1, 'doorman', 1, true
          from "flyway_schema_history"
          """);
    }
  }
}
