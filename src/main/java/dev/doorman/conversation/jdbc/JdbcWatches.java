package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Watches;
import dev.doorman.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Watches} in a relational database.
 *
 * <p>A lease moves {@code due_at} to its own end; an earlier time found when it is given back means
 * that somebody hastened the asking meanwhile, and stands.
 */
public final class JdbcWatches implements Watches {
  private final Database database;

  public JdbcWatches(Database database) {
    this.database = database;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    return database.inTransaction(
        handle -> {
          List<Due> found =
              handle
                  .createQuery(
                      """
                      select conversation, request, attempt, attended_until, failing_since
                      from watch
                      where due_at <= :now and (leased_until is null or leased_until < :now)
                      order by due_at fetch first :most rows only""")
                  .bind("now", Rows.time(now))
                  .bind("most", most)
                  .map(
                      (row, context) ->
                          new Due(
                              Rows.conversation(row, "conversation"),
                              new RequestId(row.getString("request")),
                              row.getInt("attempt"),
                              Rows.optionalTime(row, "attended_until")
                                  .filter(until -> until.isAfter(now))
                                  .isPresent(),
                              Rows.optionalTime(row, "failing_since")))
                  .list();
          List<Due> leased = new ArrayList<>();
          for (Due due : found) {
            int taken =
                handle
                    .createUpdate(
                        """
                        update watch set leased_until = :until, due_at = :until
                        where conversation = :id
                          and (leased_until is null or leased_until < :now)""")
                    .bind("id", due.conversation().value())
                    .bind("now", Rows.time(now))
                    .bind("until", Rows.time(now.plus(lease)))
                    .execute();
            if (taken == 1) {
              leased.add(due);
            }
          }
          return leased;
        });
  }

  @Override
  public void again(Due due, Instant next) {
    release(due, next, null, null);
  }

  @Override
  public void failed(Due due, Instant since, String why, Instant next) {
    release(due, next, since, Rows.why(why));
  }

  private void release(Due due, Instant next, @Nullable Instant since, @Nullable String why) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update watch set
                      due_at = case when due_at < leased_until then due_at else :next end,
                      leased_until = null, why = :why,
                      failing_since = cast(:since as timestamp with time zone)
                    where conversation = :id and request = :request""")
                .bind("id", due.conversation().value())
                .bind("request", due.request().value())
                .bind("next", Rows.time(next))
                .bindByType("since", since == null ? null : Rows.time(since), OffsetDateTime.class)
                .bindByType("why", why, String.class)
                .execute());
  }

  @Override
  public List<Failing> failing(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select conversation, request, failing_since, why, due_at from watch
                    where failing_since is not null
                    order by failing_since fetch first :most rows only""")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Failing(
                            Rows.conversation(row, "conversation"),
                            row.getString("request"),
                            Rows.time(row, "failing_since"),
                            String.valueOf(row.getString("why")),
                            Rows.time(row, "due_at")))
                .list());
  }

  @Override
  public void attend(Collection<ConversationId> ids, Instant now, Duration lasting) {
    if (ids.isEmpty()) {
      return;
    }
    // A lease is left alone: whoever holds it asks right now.
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update watch set attended_until = :until,
                      due_at = case when leased_until is null and due_at > :now
                        and (attended_until is null or attended_until < :now)
                        then :now else due_at end
                    where conversation in (<ids>)""")
                .bindList("ids", ids.stream().map(ConversationId::value).toList())
                .bind("now", Rows.time(now))
                .bind("until", Rows.time(now.plus(lasting)))
                .execute());
  }

  @Override
  public void hasten(ConversationId id, Instant now) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "update watch set due_at = :now where conversation = :id and due_at > :now")
                .bind("id", id.value())
                .bind("now", Rows.time(now))
                .execute());
  }

  @Override
  public Seen hear(String webhookEvent, RequestId request, Instant now) {
    try {
      database.inTransaction(
          handle -> {
            handle
                .createUpdate("insert into webhook_event (id, at) values (:id, :at)")
                .bind("id", webhookEvent)
                .bind("at", Rows.time(now))
                .execute();
            return handle
                .createUpdate(
                    "update watch set due_at = :now where request = :request and due_at > :now")
                .bind("request", request.value())
                .bind("now", Rows.time(now))
                .execute();
          });
      return Seen.NEW;
    } catch (JdbiException e) {
      if (Database.isDuplicateKey(e)) {
        return Seen.BEFORE;
      }
      throw e;
    }
  }

  @Override
  public void forgetEvents(Instant before) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate("delete from webhook_event where at < :before")
                .bind("before", Rows.time(before))
                .execute());
  }
}
