package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Values between columns and Java. */
final class Columns {
  private Columns() {}

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static ConversationId conversation(ResultSet row) throws SQLException {
    return new ConversationId(row.getObject("conversation", UUID.class));
  }

  static UserId user(ResultSet row, String column) throws SQLException {
    return new UserId(row.getObject(column, UUID.class));
  }

  /** A name of a closed set as it is on the wire. */
  static String wire(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<UUID> values(Collection<ConversationId> ids) {
    return ids.stream().map(ConversationId::value).toList();
  }
}
