package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import dev.doorman.desk.hook.Deliveries;
import dev.doorman.desk.hook.SubscriptionId;
import dev.doorman.store.Database;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** {@link Deliveries} in a relational database. */
public final class JdbcHookDeliveries implements Deliveries {
  /** The first pending one of each chat, where nobody holds it. */
  private static final String DUE =
      """
      select d.n, d.webhook, d.event, d.conversation, d.type, d.at, d.seq, d.detail, d.attempts,
        d.tried_since, w.url, w.secret
      from hook_delivery d join webhook w on w.id = d.webhook
      where d.webhook = :webhook and d.state = 'PENDING' and d.due_at <= :now
        and (d.leased_until is null or d.leased_until < :now)
        and not exists (select 1 from hook_delivery earlier
          where earlier.webhook = d.webhook and earlier.conversation = d.conversation
            and earlier.n < d.n and earlier.state = 'PENDING')
      order by d.due_at, d.n fetch first :most rows only""";

  private final Database database;

  public JdbcHookDeliveries(Database database) {
    this.database = database;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    List<UUID> webhooks =
        database.read(
            handle ->
                handle
                    .createQuery("select id from webhook where active order by created_at, id")
                    .mapTo(UUID.class)
                    .list());
    List<Due> leased = new ArrayList<>();
    for (UUID webhook : webhooks) {
      int room = Math.min(AT_ONCE, most - leased.size());
      if (room > 0) {
        leased.addAll(database.inTransaction(handle -> lease(handle, webhook, now, lease, room)));
      }
    }
    return leased;
  }

  private static List<Due> lease(
      Handle handle, UUID webhook, Instant now, Duration lease, int room) {
    long held =
        handle
            .createQuery(
                """
                select count(*) from hook_delivery
                where webhook = :webhook and state = 'PENDING' and leased_until >= :now""")
            .bind("webhook", webhook)
            .bind("now", Columns.time(now))
            .mapTo(Long.class)
            .one();
    int most = Math.min(room, AT_ONCE - Math.toIntExact(held));
    if (most <= 0) {
      return List.of();
    }
    List<Due> found =
        handle
            .createQuery(DUE)
            .bind("webhook", webhook)
            .bind("now", Columns.time(now))
            .bind("most", most)
            .map((row, context) -> due(row))
            .list();
    return found.stream().filter(due -> take(handle, due, now, lease)).toList();
  }

  private static boolean take(Handle handle, Due due, Instant now, Duration lease) {
    return handle
            .createUpdate(
                """
                update hook_delivery set lease = :lease, leased_until = :until
                where n = :n and state = 'PENDING' and due_at <= :now
                  and (leased_until is null or leased_until < :now)""")
            .bind("n", due.n())
            .bind("lease", due.lease())
            .bind("now", Columns.time(now))
            .bind("until", Columns.time(now.plus(lease)))
            .execute()
        == 1;
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getLong("n"),
        UUID.randomUUID(),
        new SubscriptionId(row.getObject("webhook", UUID.class)),
        URI.create(row.getString("url")),
        new Secret<>(row.getString("secret")),
        row.getObject("event", UUID.class),
        new ConversationId(row.getObject("conversation", UUID.class)),
        row.getString("type"),
        Columns.time(row, "at"),
        seq(row),
        row.getString("detail"),
        row.getInt("attempts"),
        Columns.time(row, "tried_since"));
  }

  private static OptionalLong seq(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seq);
  }

  @Override
  public void finish(Due due, State state, Result result, Instant at) {
    database.inTransaction(
        handle ->
            told(
                    handle.createUpdate(
                        """
                        update hook_delivery set attempts = attempts + 1, state = :state,
                          done_at = :at, lease = null, leased_until = null,
                          status = :status, answer = :answer, problem = :problem
                        where n = :n and lease = :lease"""),
                    due,
                    result)
                .bind("state", state.name())
                .bind("at", Columns.time(at))
                .execute());
  }

  @Override
  public void again(Due due, Result result, Instant next) {
    database.inTransaction(
        handle ->
            told(
                    handle.createUpdate(
                        """
                        update hook_delivery set attempts = attempts + 1, due_at = :next,
                          lease = null, leased_until = null,
                          status = :status, answer = :answer, problem = :problem
                        where n = :n and lease = :lease"""),
                    due,
                    result)
                .bind("next", Columns.time(next))
                .execute());
  }

  private static Update told(Update update, Due due, Result result) {
    return update
        .bind("n", due.n())
        .bind("lease", due.lease())
        .bind("status", result.status().isPresent() ? result.status().getAsInt() : null)
        .bind("answer", result.answer().orElse(null))
        .bind("problem", result.problem().orElse(null));
  }

  @Override
  public List<Entry> of(SubscriptionId subscription, OptionalLong before, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select n, event, conversation, type, at, state, attempts, status, answer, problem,
                      due_at, done_at
                    from hook_delivery where webhook = :webhook and n < :before
                    order by n desc fetch first :limit rows only""")
                .bind("webhook", subscription.value())
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state"));
    int status = row.getInt("status");
    OptionalInt answered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
    return new Entry(
        row.getLong("n"),
        row.getObject("event", UUID.class),
        new ConversationId(row.getObject("conversation", UUID.class)),
        row.getString("type"),
        Columns.time(row, "at"),
        state,
        row.getInt("attempts"),
        new Result(
            answered,
            Optional.ofNullable(row.getString("answer")),
            Optional.ofNullable(row.getString("problem"))),
        state == State.PENDING ? Columns.optionalTime(row, "due_at") : Optional.empty(),
        Columns.optionalTime(row, "done_at"));
  }

  @Override
  public Retried retry(SubscriptionId subscription, long n, Instant now) {
    return database.inTransaction(
        handle -> {
          int begun =
              handle
                  .createUpdate(
                      """
                      update hook_delivery set state = 'PENDING', attempts = 0, due_at = :now,
                        tried_since = :now, done_at = null
                      where webhook = :webhook and n = :n and state <> 'PENDING'""")
                  .bind("webhook", subscription.value())
                  .bind("n", n)
                  .bind("now", Columns.time(now))
                  .execute();
          if (begun == 1) {
            return Retried.YES;
          }
          return handle
              .createQuery("select n from hook_delivery where webhook = :webhook and n = :n")
              .bind("webhook", subscription.value())
              .bind("n", n)
              .mapTo(Long.class)
              .findOne()
              .map(there -> Retried.PENDING)
              .orElse(Retried.UNKNOWN);
        });
  }

  @Override
  public void forget(Instant before) {
    database.inTransaction(
        handle -> handle.execute("delete from hook_delivery where at < ?", Columns.time(before)));
  }

  @Override
  public void purge(ConversationId id) {
    database.inTransaction(
        handle ->
            handle.execute(
                """
                update hook_delivery set answer = null,
                  detail = case when type = 'chat.closed' and state <> 'PENDING' then '{}'
                    else detail end
                where conversation = ?""",
                id.value()));
  }
}
