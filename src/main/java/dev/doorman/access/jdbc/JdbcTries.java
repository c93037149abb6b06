package dev.doorman.access.jdbc;

import dev.doorman.access.account.Tries;
import dev.doorman.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** {@link Tries} in a relational database. */
public final class JdbcTries implements Tries {
  private final Database database;

  public JdbcTries(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Duration> spend(String id, int most, Duration span, Instant now) {
    try {
      return spendOnce(id, most, span, now);
    } catch (JdbiException e) {
      if (!Database.isDuplicateKey(e)) {
        throw e;
      }
      // The first try came twice at once: now there is one to count on.
      return spendOnce(id, most, span, now);
    }
  }

  private Optional<Duration> spendOnce(String id, int most, Duration span, Instant now) {
    return database.inTransaction(
        handle -> {
          int counted =
              handle.execute(
                  "update desk_try set tries = tries + 1 where id = ? and ends_at > ? and tries < ?",
                  id,
                  Rows.time(now),
                  most);
          return counted == 1 ? Optional.empty() : begun(handle, id, span, now);
        });
  }

  /** Begins a span where none goes on; else how long it still does. */
  private static Optional<Duration> begun(Handle handle, String id, Duration span, Instant now) {
    int anew =
        handle.execute(
            "update desk_try set tries = 1, ends_at = ? where id = ? and ends_at <= ?",
            Rows.time(now.plus(span)),
            id,
            Rows.time(now));
    if (anew == 1) {
      return Optional.empty();
    }
    Optional<OffsetDateTime> endsAt =
        handle
            .createQuery("select ends_at from desk_try where id = :id")
            .bind("id", id)
            .mapTo(OffsetDateTime.class)
            .findOne();
    if (endsAt.isEmpty()) {
      handle.execute(
          "insert into desk_try (id, tries, ends_at) values (?, 1, ?)",
          id,
          Rows.time(now.plus(span)));
      return Optional.empty();
    }
    return Optional.of(Duration.between(now, endsAt.get().toInstant()));
  }

  @Override
  public void giveBack(String id) {
    database.inTransaction(
        handle ->
            handle.execute("update desk_try set tries = tries - 1 where id = ? and tries > 0", id));
  }

  @Override
  public void clear(String id) {
    database.inTransaction(handle -> handle.execute("delete from desk_try where id = ?", id));
  }

  @Override
  public void clearAll(String prefix) {
    database.inTransaction(
        handle -> handle.execute("delete from desk_try where id like ?", prefix + "%"));
  }

  @Override
  public void forget(Instant now) {
    database.inTransaction(
        handle -> handle.execute("delete from desk_try where ends_at <= ?", Rows.time(now)));
  }
}
