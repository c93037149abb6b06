package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values between columns and Java. */
final class Rows {
  private Rows() {}

  private static final int WHY_MOST = 1000;

  /** A reason as its column takes it. */
  static String why(String text) {
    return text.length() > WHY_MOST ? text.substring(0, WHY_MOST) : text;
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime time(Optional<Instant> at) {
    return at.map(Rows::time).orElse(null);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static Optional<Subject> subject(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(Subject::new);
  }

  static ConversationId conversation(ResultSet row, String column) throws SQLException {
    return new ConversationId(row.getObject(column, UUID.class));
  }
}
