package dev.doorman.conversation.jdbc;

import dev.doorman.base.UserId;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who answers, between the columns of a conversation and Java. */
final class DeskRows {
  private DeskRows() {}

  static @Nullable String state(Desk desk) {
    return switch (desk) {
      case Desk.None none -> null;
      case Desk.Waiting waiting -> "WAITING";
      case Desk.Inbox inbox -> "INBOX";
      case Desk.Held held -> "HELD";
    };
  }

  static Desk desk(ResultSet row) throws SQLException {
    String state = row.getString("desk_state");
    int nr = row.getInt("desk_nr");
    if (state == null) {
      return new Desk.None(nr);
    }
    return switch (state) {
      case "WAITING" -> new Desk.Waiting(nr);
      case "INBOX" -> new Desk.Inbox(nr);
      case "HELD" ->
          new Desk.Held(
              nr,
              new Holder(
                  new UserId(row.getObject("desk_agent", UUID.class)),
                  row.getString("desk_agent_name")));
      default -> throw new IllegalStateException("unknown state of the desk: " + state);
    };
  }
}
