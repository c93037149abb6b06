package dev.doorman.desk.jdbc;

import dev.doorman.base.UserId;
import dev.doorman.desk.report.ReportRows;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** {@link ReportRows} in a relational database. */
public final class JdbcReportRows implements ReportRows {
  /** Rows that are fetched at once, so that a year of them is never in memory whole. */
  private static final int FETCH = 1000;

  private final Database database;

  public JdbcReportRows(Database database) {
    this.database = database;
  }

  @Override
  public void between(Instant begin, Instant end, Consumer<Row> reader) {
    // In a transaction, since PostgreSQL's driver else fetches all rows at once.
    database.inTransaction(
        handle -> {
          handle
              .createQuery(
                  """
                  select waiting_since, claimed_at, first_reply_at, closed_at, agent, agent_name,
                    state, outcome, stars, reason, attended_seconds, left_at
                  from hand_over where waiting_since >= :begin and waiting_since < :end
                  order by waiting_since, conversation, nr""")
              .bind("begin", Columns.time(begin))
              .bind("end", Columns.time(end))
              .setFetchSize(FETCH)
              .map((row, context) -> row(row))
              .forEach(reader);
          return true;
        });
  }

  private static Row row(ResultSet row) throws SQLException {
    int stars = row.getInt("stars");
    OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(stars);
    String state = row.getString("state");
    return new Row(
        Columns.time(row, "waiting_since"),
        Columns.optionalTime(row, "claimed_at"),
        Columns.optionalTime(row, "first_reply_at"),
        Columns.optionalTime(row, "closed_at"),
        agent(row),
        outcome(row, state),
        given,
        isMessage(row) ? Kind.MESSAGE : Kind.LIVE,
        attended(row));
  }

  private static boolean isMessage(ResultSet row) throws SQLException {
    return row.getString("reason").equals("LEFT_MESSAGE");
  }

  private static Optional<Duration> attended(ResultSet row) throws SQLException {
    long seconds = row.getLong("attended_seconds");
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }

  /** Each row has one, so that they add up. */
  private static String outcome(ResultSet row, String state) throws SQLException {
    String chosen = row.getString("outcome");
    return switch (state) {
      case "RETURNED" -> "returned";
      case "CLOSED" -> {
        if (chosen != null) {
          yield chosen.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        yield Columns.optionalTime(row, "claimed_at").isPresent() ? "ended-by-customer" : "gone";
      }
      case "INBOX" ->
          isMessage(row) || Columns.optionalTime(row, "left_at").isPresent()
              ? "inbox"
              : "timed-out";
      default -> "open";
    };
  }

  private static Optional<Server> agent(ResultSet row) throws SQLException {
    UUID id = row.getObject("agent", UUID.class);
    String name = row.getString("agent_name");
    return id == null
        ? Optional.empty()
        : Optional.of(new Server(new UserId(id), name == null ? "" : name));
  }
}
