package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Event;
import dev.doorman.sandbox.book.EventTable;
import dev.doorman.sandbox.book.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@link EventTable} in SQL. A lease moves {@code due_at} to its own end. */
record JdbcEvents(Handle handle) implements EventTable {
  @Override
  public void insert(Event event) {
    handle
        .createUpdate("insert into \"sandbox\".event values (:id, :request, :state, :at, 0, :at)")
        .bind("id", event.id())
        .bind("request", event.request())
        .bind("state", event.state().name())
        .bind("at", Rows.time(event.at()))
        .execute();
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    List<Due> found =
        handle
            .createQuery(
                """
                select id, request, state, at, attempts from "sandbox".event where due_at <= :now
                order by due_at fetch first :most rows only""")
            .bind("now", Rows.time(now))
            .bind("most", most)
            .map(
                (row, context) ->
                    new Due(
                        new Event(
                            row.getString("id"),
                            row.getString("request"),
                            State.valueOf(row.getString("state")),
                            Rows.time(row, "at")),
                        row.getInt("attempts")))
            .list();
    List<Due> leased = new ArrayList<>();
    for (Due due : found) {
      int taken =
          handle
              .createUpdate(
                  """
                  update "sandbox".event set due_at = :until, attempts = attempts + 1
                  where id = :id and due_at <= :now""")
              .bind("id", due.event().id())
              .bind("now", Rows.time(now))
              .bind("until", Rows.time(now.plus(lease)))
              .execute();
      if (taken == 1) {
        leased.add(due);
      }
    }
    return leased;
  }

  @Override
  public void again(String id, Instant next) {
    handle
        .createUpdate("update \"sandbox\".event set due_at = :next where id = :id")
        .bind("id", id)
        .bind("next", Rows.time(next))
        .execute();
  }

  @Override
  public void delete(String id) {
    handle.createUpdate("delete from \"sandbox\".event where id = :id").bind("id", id).execute();
  }
}
