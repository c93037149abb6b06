package dev.doorman.reliability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the deletion API and the log hold in the end, read from their tables. */
record Requests(Map<String, List<String>> states) {
  /** The states of all requests, by conversation. */
  static Requests read(Connection database) throws SQLException {
    Map<String, List<String>> states = new HashMap<>();
    try (var statement = database.createStatement()) {
      try (var rows =
          statement.executeQuery("select conversation, state from \"sandbox\".deletion_request")) {
        while (rows.next()) {
          states
              .computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
              .add(rows.getString(2).toLowerCase(Locale.ROOT));
        }
      }
    }
    return new Requests(states);
  }

  static void addAccounts(Connection database, List<String> emails) throws SQLException {
    try (var insert =
        database.prepareStatement("insert into \"sandbox\".account values (?, ?, null)")) {
      for (String email : emails) {
        insert.setString(1, email.substring(0, email.indexOf('@')));
        insert.setString(2, email);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
