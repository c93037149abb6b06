package dev.doorman.access.jdbc;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.User;
import dev.doorman.base.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;

/** How values stand in the tables. */
final class Rows {
  /** The columns of a user, of the table {@code u}. */
  static final String USER =
      """
      u.id as user_id, u.name, u.display_name, u.roles, u.teams, u.languages, u.capacity,
      u.password_hash, u.password_due, u.provider_id, u.disabled_at, u.last_seen_at""";

  private Rows() {}

  static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(RowView row, String column) {
    return row.getColumn(column, OffsetDateTime.class).toInstant();
  }

  private static Optional<Instant> ifInstant(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static String lines(Collection<String> values) {
    return values.stream().sorted().collect(Collectors.joining("\n"));
  }

  static String roles(Set<Role> roles) {
    return lines(roles.stream().map(Role::id).collect(Collectors.toSet()));
  }

  private static Set<String> values(RowView row, String column) {
    return row.getColumn(column, String.class)
        .lines()
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }

  static User user(RowView row) {
    Set<Role> roles =
        values(row, "roles").stream()
            .flatMap(id -> Role.of(id).stream())
            .collect(Collectors.toSet());
    return new User(
        new Agent(
            new UserId(row.getColumn("user_id", UUID.class)),
            row.getColumn("name", String.class),
            row.getColumn("display_name", String.class),
            roles,
            values(row, "teams"),
            values(row, "languages"),
            row.getColumn("capacity", Integer.class)),
        Optional.ofNullable(row.getColumn("password_hash", String.class)),
        row.getColumn("password_due", Boolean.class) ? Password.DUE_TO_CHANGE : Password.KEPT,
        Optional.ofNullable(row.getColumn("provider_id", String.class)),
        ifInstant(row, "disabled_at"),
        ifInstant(row, "last_seen_at"));
  }
}
