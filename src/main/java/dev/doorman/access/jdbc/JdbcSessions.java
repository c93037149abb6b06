package dev.doorman.access.jdbc;

import dev.doorman.access.SessionId;
import dev.doorman.access.SignedIn.How;
import dev.doorman.access.account.SessionStore;
import dev.doorman.base.UserId;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** {@link SessionStore} in a relational database. */
public final class JdbcSessions implements SessionStore {
  private final Database database;

  public JdbcSessions(Database database) {
    this.database = database;
  }

  @Override
  public void add(SessionId id, String hash, UserId holder, How how, Instant now, Instant endsBy) {
    database.inTransaction(
        handle ->
            handle.execute(
                """
                insert into desk_session (id, hash, holder, how, begun_at, used_at, ends_by)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                hash,
                holder.value(),
                how.name(),
                Rows.time(now),
                Rows.time(now),
                Rows.time(endsBy)));
  }

  @Override
  public Optional<Going> find(String hash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select s.id as session_id, s.how, s.used_at, s.ends_by, "
                        + Rows.USER
                        + " from desk_session s join desk_user u on u.id = s.holder"
                        + " where s.hash = :hash and s.ended_at is null")
                .bind("hash", hash)
                .reduceRows(
                    Optional.<Going>empty(),
                    (none, row) ->
                        Optional.of(
                            new Going(
                                new SessionId(row.getColumn("session_id", UUID.class)),
                                Rows.user(row),
                                How.valueOf(row.getColumn("how", String.class)),
                                Rows.instant(row, "used_at"),
                                Rows.instant(row, "ends_by")))));
  }

  @Override
  public void used(SessionId id, Instant now) {
    database.inTransaction(
        handle ->
            handle.execute(
                "update desk_session set used_at = ? where id = ? and used_at < ?",
                Rows.time(now),
                id.value(),
                Rows.time(now)));
  }

  @Override
  public void end(SessionId id, Instant now) {
    database.inTransaction(
        handle ->
            handle.execute(
                "update desk_session set ended_at = ? where id = ? and ended_at is null",
                Rows.time(now),
                id.value()));
  }

  @Override
  public List<SessionId> endOf(UserId holder, Optional<SessionId> but, Instant now) {
    return database.inTransaction(
        handle -> {
          List<SessionId> ended =
              ids(
                      handle
                          .createQuery(
                              """
                              select id from desk_session
                              where holder = :holder and ended_at is null order by id for update""")
                          .bind("holder", holder.value()))
                  .stream()
                  .filter(id -> but.filter(id::equals).isEmpty())
                  .toList();
          ended.forEach(
              id ->
                  handle.execute(
                      "update desk_session set ended_at = ? where id = ?",
                      Rows.time(now),
                      id.value()));
          return ended;
        });
  }

  private static List<SessionId> ids(Query query) {
    return query.mapTo(UUID.class).list().stream().map(SessionId::new).toList();
  }

  @Override
  public void endExpired(Instant idleSince, Instant now) {
    database.inTransaction(
        handle ->
            handle.execute(
                """
                update desk_session set ended_at = ?
                where ended_at is null and (used_at <= ? or ends_by <= ?)""",
                Rows.time(now),
                Rows.time(idleSince),
                Rows.time(now)));
  }

  @Override
  public List<SessionId> endedSince(Instant since) {
    return new ArrayList<>(
        database.read(
            handle ->
                ids(
                    handle
                        .createQuery("select id from desk_session where ended_at >= :since")
                        .bind("since", Rows.time(since)))));
  }

  @Override
  public void forget(Instant before) {
    database.inTransaction(
        handle -> handle.execute("delete from desk_session where ended_at < ?", Rows.time(before)));
  }
}
