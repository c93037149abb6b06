package dev.doorman.access.jdbc;

import dev.doorman.access.account.AuditStore;
import dev.doorman.store.AuditRows;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link AuditStore} in a relational database. */
public final class JdbcAudit implements AuditStore {
  private final Database database;

  public JdbcAudit(Database database) {
    this.database = database;
  }

  @Override
  public void add(Entry entry) {
    database.inTransaction(
        handle -> {
          AuditRows.insert(
              handle,
              entry.id(),
              entry.at(),
              entry.who(),
              entry.act(),
              entry.about(),
              entry.detail());
          return entry;
        });
  }

  @Override
  public List<Entry> page(Optional<UUID> before, int limit) {
    String from =
        before.isPresent() ? "where nr < (select nr from desk_audit where id = :id) " : "";
    return database.read(
        handle -> {
          var query =
              handle
                  .createQuery(
                      "select id, at, who, act, about, detail from desk_audit "
                          + from
                          + "order by nr desc limit :limit")
                  .bind("limit", limit);
          before.ifPresent(id -> query.bind("id", id));
          return query.reduceRows(
              new ArrayList<Entry>(),
              (entries, row) -> {
                entries.add(
                    new Entry(
                        row.getColumn("id", UUID.class),
                        Rows.instant(row, "at"),
                        row.getColumn("who", String.class),
                        row.getColumn("act", String.class),
                        row.getColumn("about", String.class),
                        row.getColumn("detail", String.class)));
                return entries;
              });
        });
  }

  @Override
  public int forget(Instant before) {
    return database.inTransaction(
        handle -> handle.execute("delete from desk_audit where at < ?", Rows.time(before)));
  }
}
