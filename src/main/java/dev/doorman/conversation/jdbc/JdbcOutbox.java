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
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** {@link Outbox} in a relational database. */
public final class JdbcOutbox implements Outbox {
  private static final Logger LOG = Logger.getLogger(JdbcOutbox.class);

  /**
   * The first of each conversation, where nobody holds it. Kinds that this version does not know
   * are left to the nodes that do.
   */
  private static final String DUE =
      """
      select conversation, ord, effect, call_key, attempts, created_at, subject from outbox o
      where due_at <= :now and (leased_until is null or leased_until < :now)
        and not exists (select 1 from outbox earlier
          where earlier.conversation = o.conversation and earlier.ord < o.ord)
        and (%s)
      order by due_at fetch first :most rows only"""
          .formatted(
              StateJson.effectKinds().stream()
                  .map(kind -> "effect like '{\"is\":\"" + kind + "\"%'")
                  .collect(Collectors.joining(" or ")));

  private final Database database;

  public JdbcOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    return database.inTransaction(
        handle -> {
          List<Row> found =
              handle
                  .createQuery(DUE)
                  .bind("now", Rows.time(now))
                  .bind("most", most)
                  .map((row, context) -> row(row))
                  .list();
          List<Due> leased = new ArrayList<>();
          for (Row row : found) {
            if (take(handle, row, now, lease)) {
              row.due().ifPresent(leased::add);
            }
          }
          return leased;
        });
  }

  private static boolean take(Handle handle, Row row, Instant now, Duration lease) {
    return handle
            .createUpdate(
                """
                update outbox set lease = :holder, leased_until = :until
                where conversation = :id and ord = :ord
                  and due_at <= :now and (leased_until is null or leased_until < :now)""")
            .bind("id", row.conversation().value())
            .bind("ord", row.lease().ord())
            .bind("holder", row.lease().holder())
            .bind("now", Rows.time(now))
            .bind("until", Rows.time(now.plus(lease)))
            .execute()
        == 1;
  }

  /**
   * @param due empty where this version cannot read the effect: its lease is taken all the same, so
   *     that it stands in nobody's way but its own conversation's
   */
  private record Row(ConversationId conversation, Lease lease, Optional<Due> due) {}

  private static Row row(ResultSet row) throws SQLException {
    var id = Rows.conversation(row, "conversation");
    var lease = new Lease(row.getLong("ord"), UUID.randomUUID());
    String effect = row.getString("effect");
    String key = row.getString("call_key");
    int attempts = row.getInt("attempts");
    var createdAt = Rows.time(row, "created_at");
    var subject = Rows.subject(row, "subject");
    try {
      return new Row(
          id,
          lease,
          Optional.of(
              new Due(id, lease, StateJson.effect(effect), key, attempts, createdAt, subject)));
    } catch (IllegalStateException e) {
      LOG.errorf(e, "conversation %s: effect %d is of another version", id, lease.ord());
      return new Row(id, lease, Optional.empty());
    }
  }

  @Override
  public void retry(Due due, Instant next, String why) {
    database.inTransaction(
        handle ->
            held(
                    handle.createUpdate(
                        """
                        update outbox set attempts = attempts + 1, due_at = :next, lease = null,
                          leased_until = null, why = :why
                        where conversation = :id and ord = :ord and lease = :holder"""),
                    due)
                .bind("next", Rows.time(next))
                .bind("why", Rows.why(why))
                .execute());
  }

  @Override
  public void giveUp(Due due, String why, Instant at) {
    database.inTransaction(
        handle -> {
          handle
              .createUpdate("delete from dead_letter where conversation = :id and ord = :ord")
              .bind("id", due.conversation().value())
              .bind("ord", due.lease().ord())
              .execute();
          return held(
                  handle.createUpdate(
                      """
                      insert into dead_letter (conversation, ord, effect, call_key, attempts,
                        created_at, why, given_up_at)
                      select conversation, ord, effect, call_key, attempts, created_at,
                        cast(:why as varchar(1000)), cast(:at as timestamp with time zone)
                      from outbox
                      where conversation = :id and ord = :ord and lease = :holder"""),
                  due)
              .bind("why", Rows.why(why))
              .bind("at", Rows.time(at))
              .execute();
        });
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

  @Override
  public boolean isAnothers(RequestId request, ConversationId id, int attempt) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from deletion_record
                    where request = :request and not (conversation = :id and attempt = :attempt)
                    fetch first 1 rows only""")
                .bind("request", request.value())
                .bind("id", id.value())
                .bind("attempt", attempt)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }
}
