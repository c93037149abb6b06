package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of the log, each with its checksum. */
final class EventRows {
  static final String COLUMNS = "conversation, seq, at, sender, body, checksum";

  private EventRows() {}

  static void insert(Handle handle, ConversationId id, Event event) {
    // So much of the time is kept.
    Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
    PlainSql.update(
        handle,
        "insert into event (conversation, seq, at, sender, body, checksum)"
            + " values (?, ?, ?, ?, ?, ?)",
        id.value(),
        event.seq(),
        Rows.time(at),
        event.from().name(),
        event.body(),
        EventChecksum.of(id, event.seq(), at, event.from().name(), event.body()));
  }

  /** Stores another body in the place of an event's that was read before. */
  static void amend(Handle handle, ConversationId id, Event event) {
    handle
        .createUpdate(
            "update event set body = :body, checksum = :checksum"
                + " where conversation = :id and seq = :seq")
        .bind("body", event.body())
        .bind(
            "checksum",
            EventChecksum.of(id, event.seq(), event.at(), event.from().name(), event.body()))
        .bind("id", id.value())
        .bind("seq", event.seq())
        .execute();
  }

  static List<Event> after(Handle handle, ConversationId id, long seq, int limit) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from event where conversation = :id and seq > :seq"
                + " order by seq fetch first :limit rows only")
        .bind("id", id.value())
        .bind("seq", seq)
        .bind("limit", limit)
        .map((row, context) -> event(row))
        .list();
  }

  static Optional<Event> find(Handle handle, ConversationId id, long seq) {
    return handle
        .createQuery("select " + COLUMNS + " from event where conversation = :id and seq = :seq")
        .bind("id", id.value())
        .bind("seq", seq)
        .map((row, context) -> event(row))
        .findOne();
  }

  /**
   * The event of a row.
   *
   * @throws UnreadableException if it is not what was stored
   */
  private static Event event(ResultSet row) throws SQLException {
    ConversationId id = Rows.conversation(row, "conversation");
    long seq = row.getLong("seq");
    if (!EventChecksum.matches(row)) {
      throw damaged(id, seq);
    }
    try {
      return new Event(
          seq,
          Rows.time(row, "at"),
          Sender.valueOf(row.getString("sender")),
          row.getString("body"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(id, e);
    }
  }

  static UnreadableException damaged(ConversationId id, long seq) {
    return new UnreadableException(id, "event " + seq + " differs from its checksum");
  }
}
