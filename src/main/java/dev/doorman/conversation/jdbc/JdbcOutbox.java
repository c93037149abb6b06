package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Outbox;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** {@link Outbox} in a relational database. */
public final class JdbcOutbox implements Outbox {
  /** The first of each conversation, where nobody holds it. */
  private static final String DUE =
      """
      select * from outbox o
      where due_at <= :now and (leased_until is null or leased_until < :now)
        and not exists (select 1 from outbox earlier
          where earlier.conversation = o.conversation and earlier.ord < o.ord)
      order by due_at fetch first :most rows only""";

  private final Database database;

  public JdbcOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    return database.inTransaction(
        handle -> {
          List<Due> found =
              handle
                  .createQuery(DUE)
                  .bind("now", Rows.time(now))
                  .bind("most", most)
                  .map((row, context) -> due(row))
                  .list();
          List<Due> leased = new ArrayList<>();
          for (Due due : found) {
            if (take(handle, due, now, lease)) {
              leased.add(due);
            }
          }
          return leased;
        });
  }

  private static boolean take(Handle handle, Due due, Instant now, Duration lease) {
    return handle
            .createUpdate(
                """
                update outbox set lease = :holder, leased_until = :until
                where conversation = :id and ord = :ord
                  and (leased_until is null or leased_until < :now)""")
            .bind("id", due.conversation().value())
            .bind("ord", due.lease().ord())
            .bind("holder", due.lease().holder())
            .bind("now", Rows.time(now))
            .bind("until", Rows.time(now.plus(lease)))
            .execute()
        == 1;
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        Rows.conversation(row, "conversation"),
        new Lease(row.getLong("ord"), UUID.randomUUID()),
        StateJson.effect(row.getString("effect")),
        row.getString("call_key"),
        row.getInt("attempts"),
        Rows.time(row, "created_at"));
  }

  @Override
  public void retry(Due due, Instant next) {
    database.inTransaction(
        handle ->
            held(
                    handle.createUpdate(
                        """
                        update outbox set attempts = attempts + 1, due_at = :next, lease = null,
                          leased_until = null
                        where conversation = :id and ord = :ord and lease = :holder"""),
                    due)
                .bind("next", Rows.time(next))
                .execute());
  }

  @Override
  public void drop(Due due) {
    database.inTransaction(
        handle ->
            held(
                    handle.createUpdate(
                        "delete from outbox"
                            + " where conversation = :id and ord = :ord and lease = :holder"),
                    due)
                .execute());
  }

  private static Update held(Update update, Due due) {
    return update
        .bind("id", due.conversation().value())
        .bind("ord", due.lease().ord())
        .bind("holder", due.lease().holder());
  }

  @Override
  public Optional<RequestId> requestOf(ConversationId id, int attempt) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select request from deletion_record
                    where conversation = :id and attempt = :attempt and request is not null""")
                .bind("id", id.value())
                .bind("attempt", attempt)
                .map((row, context) -> new RequestId(row.getString("request")))
                .findOne());
  }
}
