package dev.doorman.access.jdbc;

import dev.doorman.access.oidc.Ways;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.Optional;

/** {@link Ways} in a relational database. */
public final class JdbcWays implements Ways {
  private final Database database;

  public JdbcWays(Database database) {
    this.database = database;
  }

  @Override
  public void add(Way way) {
    database.inTransaction(
        handle ->
            handle.execute(
                """
                insert into desk_sign_in_way (state, nonce, verifier, next, ends_at)
                values (?, ?, ?, ?, ?)""",
                way.state(),
                way.nonce(),
                way.verifier(),
                way.next(),
                Rows.time(way.endsAt())));
  }

  @Override
  public Optional<Way> take(String state, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<Way> found =
              handle
                  .createQuery(
                      """
                      select state, nonce, verifier, next, ends_at from desk_sign_in_way
                      where state = :state and ends_at > :now for update""")
                  .bind("state", state)
                  .bind("now", Rows.time(now))
                  .reduceRows(
                      Optional.<Way>empty(),
                      (none, row) ->
                          Optional.of(
                              new Way(
                                  row.getColumn("state", String.class),
                                  row.getColumn("nonce", String.class),
                                  row.getColumn("verifier", String.class),
                                  row.getColumn("next", String.class),
                                  Rows.instant(row, "ends_at"))));
          int taken = handle.execute("delete from desk_sign_in_way where state = ?", state);
          return taken == 1 ? found : Optional.empty();
        });
  }

  @Override
  public void forget(Instant now) {
    database.inTransaction(
        handle ->
            handle.execute("delete from desk_sign_in_way where ends_at <= ?", Rows.time(now)));
  }
}
