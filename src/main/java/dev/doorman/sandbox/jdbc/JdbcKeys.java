package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.KeyTable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** {@link KeyTable} in SQL. */
record JdbcKeys(Handle handle) implements KeyTable {
  private record Row(String fingerprint, Optional<String> answer, Instant leasedUntil) {}

  @Override
  public Reserved reserve(String key, String fingerprint, UUID lease, Instant now, Instant until) {
    Optional<Row> found =
        handle
            .createQuery(
                "select fingerprint, answer, leased_until from \"sandbox\".idempotency_key"
                    + " where idempotency_key = :key for update")
            .bind("key", key)
            .map(
                (row, context) ->
                    new Row(
                        row.getString("fingerprint"),
                        Rows.optionalText(row, "answer"),
                        Rows.time(row, "leased_until")))
            .findOne();
    if (found.isEmpty()) {
      handle
          .createUpdate(
              """
              insert into "sandbox".idempotency_key (
                idempotency_key, fingerprint, lease, leased_until, created_at)
              values (:key, :fingerprint, :lease, :until, :now)""")
          .bind("key", key)
          .bind("fingerprint", fingerprint)
          .bind("lease", lease)
          .bind("until", Rows.time(until))
          .bind("now", Rows.time(now))
          .execute();
      return new Reserved.Yes();
    }
    Row row = found.get();
    if (!row.fingerprint().equals(fingerprint)) {
      return new Reserved.UsedOtherwise();
    }
    if (row.answer().isPresent()) {
      return new Reserved.Answered(row.answer().get());
    }
    if (now.isBefore(row.leasedUntil())) {
      return new Reserved.InProgress();
    }
    handle
        .createUpdate(
            """
            update "sandbox".idempotency_key set lease = :lease, leased_until = :until
            where idempotency_key = :key""")
        .bind("key", key)
        .bind("lease", lease)
        .bind("until", Rows.time(until))
        .execute();
    return new Reserved.Yes();
  }

  @Override
  public boolean keep(String key, UUID lease, String answer) {
    return handle
            .createUpdate(
                """
                update "sandbox".idempotency_key set answer = :answer
                where idempotency_key = :key and lease = :lease""")
            .bind("key", key)
            .bind("lease", lease)
            .bind("answer", answer)
            .execute()
        == 1;
  }

  @Override
  public void release(String key, UUID lease) {
    handle
        .createUpdate(
            """
            delete from "sandbox".idempotency_key
            where idempotency_key = :key and lease = :lease and answer is null""")
        .bind("key", key)
        .bind("lease", lease)
        .execute();
  }

  @Override
  public void forget(Instant before) {
    handle
        .createUpdate("delete from \"sandbox\".idempotency_key where created_at < :before")
        .bind("before", Rows.time(before))
        .execute();
  }

  @Override
  public String serverKey(Supplier<String> fresh) {
    Optional<String> known =
        handle
            .createQuery("select hex from \"sandbox\".server_key where id = 1")
            .mapTo(String.class)
            .findOne();
    if (known.isPresent()) {
      return known.get();
    }
    String made = fresh.get();
    handle
        .createUpdate("insert into \"sandbox\".server_key values (1, :hex)")
        .bind("hex", made)
        .execute();
    return made;
  }
}
