package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.AllowanceTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link AllowanceTable} in SQL. */
record JdbcAllowances(Handle handle) implements AllowanceTable {
  private record Row(int used, Instant startedAt) {}

  @Override
  public Spent spend(String name, int most, Duration span, Instant now) {
    Optional<Row> found =
        handle
            .createQuery(
                "select used, started_at from \"sandbox\".allowance where name = :name for update")
            .bind("name", name)
            .map((row, context) -> new Row(row.getInt("used"), Rows.time(row, "started_at")))
            .findOne();
    if (found.isEmpty()) {
      write("insert into \"sandbox\".allowance values (:name, :used, :started)", name, 1, now);
      return new Spent.Yes(most - 1, now.plus(span));
    }
    Row row = found.get();
    boolean over = !now.isBefore(row.startedAt().plus(span));
    Instant started = over ? now : row.startedAt();
    int used = over ? 0 : row.used();
    if (used >= most) {
      return new Spent.No(started.plus(span));
    }
    write(
        "update \"sandbox\".allowance set used = :used, started_at = :started where name = :name",
        name,
        used + 1,
        started);
    return new Spent.Yes(most - used - 1, started.plus(span));
  }

  private void write(String sql, String name, int used, Instant started) {
    handle
        .createUpdate(sql)
        .bind("name", name)
        .bind("used", used)
        .bind("started", Rows.time(started))
        .execute();
  }

  @Override
  public void forget(Instant before) {
    handle
        .createUpdate("delete from \"sandbox\".allowance where started_at < :before")
        .bind("before", Rows.time(before))
        .execute();
  }
}
