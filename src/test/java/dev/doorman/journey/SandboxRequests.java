package dev.doorman.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the sandbox has stored of deletion requests. */
final class SandboxRequests {
  private SandboxRequests() {}

  /** The states of all requests that a conversation has made. */
  static List<String> states(Connection database, String conversation) throws SQLException {
    try (var query =
        database.prepareStatement(
            "select state from \"sandbox\".deletion_request where conversation = ?")) {
      query.setObject(1, UUID.fromString(conversation));
      List<String> states = new ArrayList<>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          states.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
      return states;
    }
  }
}
