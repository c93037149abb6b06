package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import dev.doorman.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * {@link Presences} in a relational database.
 *
 * <p>Only its own node writes a row, so that none is ever contended for.
 */
public final class JdbcPresences implements Presences {
  /** Few enough for the database to look each of them up. */
  private static final int AT_ONCE = 100;

  private final Database database;

  public JdbcPresences(Database database) {
    this.database = database;
  }

  @Override
  public void renew(UUID node, Map<UserId, Presence> agents, Instant until) {
    database.inTransaction(
        handle -> {
          agents.forEach((agent, presence) -> renew(handle, node, agent, presence, until));
          return agents.size();
        });
  }

  private static void renew(
      Handle handle, UUID node, UserId agent, Presence presence, Instant until) {
    int known =
        handle
            .createUpdate(
                """
                update desk_presence set state = :state, lasts_until = :until
                where node = :node and agent = :agent""")
            .bind("node", node)
            .bind("agent", agent.value())
            .bind("state", presence.name())
            .bind("until", Columns.time(until))
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              "insert into desk_presence (node, agent, state, lasts_until)"
                  + " values (:node, :agent, :state, :until)")
          .bind("node", node)
          .bind("agent", agent.value())
          .bind("state", presence.name())
          .bind("until", Columns.time(until))
          .execute();
    }
  }

  @Override
  public void leave(UUID node, UserId agent, Instant now) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update desk_presence set lasts_until = :now
                    where node = :node and agent = :agent and lasts_until > :now""")
                .bind("node", node)
                .bind("agent", agent.value())
                .bind("now", Columns.time(now))
                .execute());
  }

  @Override
  public void leaveAll(UUID node, Instant now) {
    database.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  "update desk_presence set lasts_until = :now"
                      + " where node = :node and lasts_until > :now")
              .bind("node", node)
              .bind("now", Columns.time(now))
              .execute();
          return handle
              .createUpdate("delete from desk_connected where node = :node")
              .bind("node", node)
              .execute();
        });
  }

  @Override
  public Map<UserId, Presence> present(Instant now) {
    Map<UserId, Presence> present = new HashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery("select agent, state from desk_presence where lasts_until > :now")
                    .bind("now", Columns.time(now))
                    .map(
                        (row, context) ->
                            Map.entry(
                                Columns.user(row, "agent"),
                                Presence.valueOf(row.getString("state"))))
                    .list())
        .forEach(
            found ->
                present.merge(
                    found.getKey(),
                    found.getValue(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other));
    return present;
  }

  @Override
  public Map<UserId, Instant> lastSeen(Collection<UserId> agents) {
    Map<UserId, Instant> seen = new HashMap<>();
    if (agents.isEmpty()) {
      return seen;
    }
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select agent, max(lasts_until) as seen from desk_presence
                        where agent in (<agents>) group by agent""")
                    .bindList("agents", agents.stream().map(UserId::value).toList())
                    .map(
                        (row, context) ->
                            Map.entry(Columns.user(row, "agent"), Columns.time(row, "seen")))
                    .list())
        .forEach(found -> seen.put(found.getKey(), found.getValue()));
    return seen;
  }

  @Override
  public Optional<Presence> lastTold(UserId agent, Instant since) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select state from desk_presence where agent = :agent and lasts_until > :since
                    order by lasts_until desc fetch first 1 rows only""")
                .bind("agent", agent.value())
                .bind("since", Columns.time(since))
                .map((row, context) -> Presence.valueOf(row.getString("state")))
                .findOne());
  }

  @Override
  public void connected(UUID node, Collection<ConversationId> chats, Instant until) {
    List<UUID> all = Columns.values(chats);
    database.inTransaction(
        handle -> {
          // Those that are not named any more have gone.
          handle
              .createUpdate("delete from desk_connected where node = :node")
              .bind("node", node)
              .execute();
          for (int from = 0; from < all.size(); from += AT_ONCE) {
            var batch =
                handle.prepareBatch(
                    "insert into desk_connected (node, conversation, lasts_until)"
                        + " values (:node, :chat, :until)");
            all.subList(from, Math.min(all.size(), from + AT_ONCE))
                .forEach(
                    chat ->
                        batch
                            .bind("node", node)
                            .bind("chat", chat)
                            .bind("until", Columns.time(until))
                            .add());
            batch.execute();
          }
          return all.size();
        });
  }

  @Override
  public void forget(Instant before) {
    database.inTransaction(
        handle -> {
          for (String table : List.of("desk_presence", "desk_connected")) {
            handle
                .createUpdate("delete from <table> where lasts_until < :before")
                .define("table", table)
                .bind("before", Columns.time(before))
                .execute();
          }
          return true;
        });
  }

  @Override
  public boolean lead(Instant now, Instant until) {
    return database.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update chore set leased_until = :until
                        where name = 'desk' and leased_until <= :now""")
                    .bind("now", Columns.time(now))
                    // As exact as the database keeps it, so that it can be found again.
                    .bind("until", Columns.time(until.truncatedTo(ChronoUnit.MICROS)))
                    .execute()
                == 1);
  }

  @Override
  public void rest(Instant until, Instant next) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "update chore set leased_until = :next"
                        + " where name = 'desk' and leased_until = :until")
                .bind("until", Columns.time(until.truncatedTo(ChronoUnit.MICROS)))
                .bind("next", Columns.time(next))
                .execute());
  }

  @Override
  public Map<UserId, Instant> turns() {
    Map<UserId, Instant> turns = new HashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery("select agent, at from desk_turn")
                    .map(
                        (row, context) ->
                            Map.entry(Columns.user(row, "agent"), Columns.time(row, "at")))
                    .list())
        .forEach(found -> turns.put(found.getKey(), found.getValue()));
    return turns;
  }

  @Override
  public void turn(UserId agent, Instant at) {
    database.inTransaction(
        handle -> {
          int known =
              handle
                  .createUpdate("update desk_turn set at = :at where agent = :agent")
                  .bind("agent", agent.value())
                  .bind("at", Columns.time(at))
                  .execute();
          return known == 1
              ? known
              : handle
                  .createUpdate("insert into desk_turn (agent, at) values (:agent, :at)")
                  .bind("agent", agent.value())
                  .bind("at", Columns.time(at))
                  .execute();
        });
  }
}
