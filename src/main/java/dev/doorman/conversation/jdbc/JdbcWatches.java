package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Watches;
import dev.doorman.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

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
                      select * from watch
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
                                  .isPresent()))
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
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update watch set
                      due_at = case when due_at < leased_until then due_at else :next end,
                      leased_until = null
                    where conversation = :id and request = :request""")
                .bind("id", due.conversation().value())
                .bind("request", due.request().value())
                .bind("next", Rows.time(next))
                .execute());
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
                .createUpdate("insert into webhook_event values (:id, :at)")
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
