package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOver.Outcome;
import dev.doorman.conversation.HandOver.Reason;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.HandOverChange.Author;
import dev.doorman.conversation.HandOverChange.Rating;
import dev.doorman.conversation.Holder;
import dev.doorman.store.AuditRows;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Hand-overs, one row each, written with the turn that changes them. */
final class HandOverRows {
  private HandOverRows() {}

  static List<HandOver> of(Database database, ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select nr, team, reason, state, waiting_since, claimed_at, first_reply_at,
                      customer_wrote, agent_wrote, closed_at, agent, agent_name, outcome, tags,
                      rating_asked_at, stars, remark
                    from hand_over where conversation = :id order by nr""")
                .bind("id", id.value())
                .map((row, context) -> handOver(row))
                .list());
  }

  static void write(Handle handle, Change change, HandOverChange what) {
    if (isLetGo(what)) {
      stopAttending(handle, change, what.nr());
    }
    switch (what) {
      case HandOverChange.Begun begun -> begin(handle, change, begun);
      case HandOverChange.Rejoined(int nr, String team) ->
          update(
                  handle,
                  change,
                  nr,
                  "state = 'WAITING', team = :team, waiting_since = :at, agent = null,"
                      + " agent_name = null, left_at = null, deserted_told_at = null")
              .bind("team", team)
              .execute();
      case HandOverChange.Taken(int nr, Holder by) ->
          update(
                  handle,
                  change,
                  nr,
                  "claimed_from = case when state = 'HELD' then claimed_from else state end,"
                      + " attended_since = coalesce(attended_since, :at),"
                      + " attended_seconds = coalesce(attended_seconds, 0),"
                      + " place_told = null, deserted_told_at = null, state = 'HELD', claimed_at = coalesce(claimed_at, :at), agent = :agent,"
                      + " agent_name = :name")
              .bind("agent", by.id().value())
              .bind("name", by.displayName())
              .execute();
      case HandOverChange.Wrote(int nr, Author author) ->
          update(handle, change, nr, wrote(author)).execute();
      case HandOverChange.Requeued(int nr, String team) -> {
        update(
                handle,
                change,
                nr,
                "state = 'WAITING', team = :team, agent = null, agent_name = null")
            .bind("team", team)
            .execute();
        waitsAnew(handle, change, nr);
      }
      case HandOverChange.Moved(int nr, String team) -> {
        update(handle, change, nr, "team = :team").bind("team", team).execute();
        waitsAnew(handle, change, nr);
      }
      case HandOverChange.Audited audited -> audit(handle, change, audited);
      case HandOverChange.Shelved(int nr) ->
          update(
                  handle,
                  change,
                  nr,
                  "state = 'INBOX', agent = null, agent_name = null, place_told = null")
              .execute();
      case HandOverChange.LeftInstead(int nr) ->
          update(handle, change, nr, "state = 'INBOX', left_at = :at, place_told = null").execute();
      case HandOverChange.Placed(int nr, int place) ->
          update(handle, change, nr, "place_told = :place, deserted_told_at = null")
              .bind("place", place)
              .execute();
      case HandOverChange.Deserted(int nr) ->
          update(handle, change, nr, "deserted_told_at = :at, place_told = null").execute();
      case HandOverChange.Ended ended -> end(handle, change, ended);
      case HandOverChange.Rated(int nr, int stars, Optional<String> remark) ->
          update(handle, change, nr, "stars = :stars, remark = :remark")
              .bind("stars", stars)
              .bind("remark", remark.orElse(null))
              .execute();
    }
  }

  private static void begin(Handle handle, Change change, HandOverChange.Begun begun) {
    handle
        .createUpdate(
            """
            insert into hand_over (conversation, nr, team, state, reason, waiting_since, tags,
              customer_wrote, agent_wrote)
            values (:id, :nr, :team, :state, :reason, :at, '', 0, 0)""")
        .bind("id", change.before().id().value())
        .bind("nr", begun.nr())
        .bind("team", begun.team())
        .bind("state", begun.stage().name())
        .bind("reason", begun.reason().name())
        .bind("at", Rows.time(change.at()))
        .execute();
  }

  /** From here on counts with how much patience a customer waits; the place does not. */
  private static void waitsAnew(Handle handle, Change change, int nr) {
    ConversationId id = change.before().id();
    ContentRows.delete(handle, id, "desk_requeued");
    handle
        .createUpdate("insert into desk_requeued (conversation, nr, at) values (:id, :nr, :at)")
        .bind("id", id.value())
        .bind("nr", nr)
        .bind("at", Rows.time(change.at()))
        .execute();
  }

  private static void audit(Handle handle, Change change, HandOverChange.Audited what) {
    AuditRows.insert(
        handle,
        UUID.randomUUID(),
        change.at(),
        what.who(),
        what.act(),
        change.before().id().toString(),
        what.detail());
  }

  private static String wrote(Author author) {
    return switch (author) {
      case CUSTOMER -> "customer_wrote = customer_wrote + 1";
      case AGENT -> "agent_wrote = agent_wrote + 1, first_reply_at = coalesce(first_reply_at, :at)";
    };
  }

  private static void end(Handle handle, Change change, HandOverChange.Ended ended) {
    update(
            handle,
            change,
            ended.nr(),
            "state = :state, closed_at = :at, outcome = :outcome, tags = :tags,"
                + " rating_asked_at = case when :asked = 1 then :at else rating_asked_at end")
        .bind("state", ended.stage().name())
        .bind("outcome", ended.closing().map(one -> one.outcome().name()).orElse(null))
        .bind("tags", ended.closing().map(one -> String.join("\n", one.tags())).orElse(""))
        .bind("asked", ended.rating() == Rating.ASKED ? 1 : 0)
        .execute();
  }

  private static boolean isLetGo(HandOverChange what) {
    return what instanceof HandOverChange.Requeued
        || what instanceof HandOverChange.Shelved
        || what instanceof HandOverChange.Ended;
  }

  /** Adds the time since when an agent has held it to what they held it before. */
  private static void stopAttending(Handle handle, Change change, int nr) {
    Optional<Instant> since =
        handle
            .createQuery(
                """
                select attended_since from hand_over
                where conversation = :id and nr = :nr and attended_since is not null""")
            .bind("id", change.before().id().value())
            .bind("nr", nr)
            .map((row, context) -> Rows.time(row, "attended_since"))
            .findOne();
    since.ifPresent(
        at ->
            update(
                    handle,
                    change,
                    nr,
                    "attended_since = null, attended_seconds = attended_seconds + :held")
                .bind("held", Math.max(0, Duration.between(at, change.at()).toSeconds()))
                .execute());
  }

  private static Update update(Handle handle, Change change, int nr, String set) {
    Update update =
        handle
            .createUpdate("update hand_over set <set> where conversation = :id and nr = :nr")
            .define("set", set)
            .bind("id", change.before().id().value())
            .bind("nr", nr);
    return set.contains(":at") ? update.bind("at", Rows.time(change.at())) : update;
  }

  /** Forgets what people wrote; times and figures stay. */
  static void forget(Handle handle, ConversationId id) {
    handle
        .createUpdate("update hand_over set remark = null, tags = '' where conversation = :id")
        .bind("id", id.value())
        .execute();
  }

  private static HandOver handOver(ResultSet row) throws SQLException {
    UUID agent = row.getObject("agent", UUID.class);
    int stars = row.getInt("stars");
    OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(stars);
    return new HandOver(
        row.getInt("nr"),
        row.getString("team"),
        Stage.valueOf(row.getString("state")),
        Reason.valueOf(row.getString("reason")),
        Rows.time(row, "waiting_since"),
        Rows.optionalTime(row, "claimed_at"),
        Rows.optionalTime(row, "first_reply_at"),
        Rows.optionalTime(row, "closed_at"),
        agent == null
            ? Optional.empty()
            : Optional.of(new Holder(new UserId(agent), row.getString("agent_name"))),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
        row.getString("tags").lines().toList(),
        row.getInt("customer_wrote"),
        row.getInt("agent_wrote"),
        Rows.optionalTime(row, "rating_asked_at"),
        given,
        Optional.ofNullable(row.getString("remark")));
  }
}
