package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Erasures;
import dev.doorman.desk.Chat;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Sight;
import dev.doorman.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** {@link Queue} in a relational database. */
public final class JdbcQueue implements Queue {
  private static final String OPEN = "h.state in ('WAITING', 'HELD', 'INBOX')";

  private final Database database;

  public JdbcQueue(Database database) {
    this.database = database;
  }

  @Override
  public List<Chat> list(Listing listing, UserId who, Sight sight, Instant now, int most) {
    String where =
        switch (listing) {
          case WAITING -> "h.state = 'WAITING' order by h.waiting_since, h.conversation";
          case MINE -> "h.state = 'HELD' and h.agent = :who order by h.claimed_at, h.conversation";
          case ALL -> "h.state in ('WAITING', 'HELD') order by h.waiting_since, h.conversation";
          case INBOX -> "h.state = 'INBOX' order by h.waiting_since, h.conversation";
          case CLOSED -> "h.closed_at is not null order by h.closed_at desc, h.conversation";
        };
    String sql =
        ChatRows.CHATS
            + " where "
            + ChatRows.seen(sight)
            + " and "
            + where
            + " fetch first :most rows only";
    return database.read(
        handle -> {
          Query query = ChatRows.bind(handle.createQuery(sql), sight).bind("most", most);
          return ChatRows.chats(
              handle, listing == Listing.MINE ? query.bind("who", who.value()) : query, now);
        });
  }

  @Override
  public List<Chat> chats(Collection<ConversationId> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            ChatRows.chats(
                handle,
                handle
                    .createQuery(ChatRows.CHATS + " where c.id in (<ids>)")
                    .bindList("ids", Columns.values(ids)),
                now));
  }

  @Override
  public List<Chat> open(Instant now, int most) {
    return database.read(
        handle ->
            ChatRows.chats(
                handle,
                handle
                    .createQuery(
                        ChatRows.CHATS
                            + " where "
                            + OPEN
                            + " order by h.waiting_since, h.conversation"
                            + " fetch first :most rows only")
                    .bind("most", most),
                now));
  }

  @Override
  public List<ConversationId> openIds() {
    return database.read(
        handle ->
            handle
                .createQuery("select h.conversation from hand_over h where " + OPEN)
                .map((row, context) -> Columns.conversation(row))
                .list());
  }

  @Override
  public List<Waiting> waiting(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select h.conversation, h.nr, h.team, h.waiting_since, h.place_told,
                      h.deserted_told_at, c.locale,
                      r.at as again
                    from hand_over h
                    join conversation c on c.id = h.conversation and c.desk_nr = h.nr
                    left join desk_requeued r on r.conversation = h.conversation and r.nr = h.nr
                    where h.state = 'WAITING' and c.ended_at is null
                    order by h.waiting_since, h.conversation fetch first :most rows only""")
                .bind("most", most)
                .map(
                    (row, context) -> {
                      Instant since = Columns.time(row, "waiting_since");
                      return new Waiting(
                          Columns.conversation(row),
                          row.getInt("nr"),
                          row.getString("team"),
                          Locale.forLanguageTag(row.getString("locale")),
                          since,
                          Columns.optionalTime(row, "again").orElse(since),
                          row.getInt("place_told"),
                          Columns.optionalTime(row, "deserted_told_at"));
                    })
                .list());
  }

  @Override
  public List<HeldChat> held() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select conversation, nr, team, agent, coalesce(claimed_at, waiting_since) as at,
                      coalesce(claimed_from, 'WAITING') as claimed_from
                    from hand_over where state = 'HELD' order by waiting_since""")
                .map(
                    (row, context) ->
                        new HeldChat(
                            Columns.conversation(row),
                            row.getInt("nr"),
                            row.getString("team"),
                            Columns.user(row, "agent"),
                            Columns.time(row, "at"),
                            ChatState.valueOf(row.getString("claimed_from"))))
                .list());
  }

  @Override
  public Map<UserId, Integer> holds() {
    Map<UserId, Integer> holds = new HashMap<>();
    held().forEach(chat -> holds.merge(chat.agent(), 1, Integer::sum));
    return holds;
  }

  @Override
  public Map<ChatState, Integer> counts() {
    Map<ChatState, Integer> counts = new EnumMap<>(ChatState.class);
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        "select h.state, count(*) as chats from hand_over h where "
                            + OPEN
                            + " group by h.state")
                    .map(
                        (row, context) ->
                            Map.entry(
                                ChatState.valueOf(row.getString("state")), row.getInt("chats")))
                    .list())
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public Optional<Integer> place(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) from hand_over o
                      where o.state = 'WAITING' and o.team = h.team
                        and (o.waiting_since < h.waiting_since
                          or (o.waiting_since = h.waiting_since
                            and o.conversation <= h.conversation))) as place
                    from hand_over h where h.conversation = :id and h.state = 'WAITING'""")
                .bind("id", id.value())
                .mapTo(Integer.class)
                .findOne());
  }

  @Override
  public int waitingFor(String team) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from hand_over where state = 'WAITING' and team = :team")
                .bind("team", team)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public List<Duration> waits(String team, Instant since, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select waiting_since, claimed_at from hand_over
                    where waiting_since > :since and claimed_at is not null and team = :team
                    order by waiting_since desc fetch first :most rows only""")
                .bind("since", Columns.time(since))
                .bind("team", team)
                .bind("most", most)
                .map(
                    (row, context) ->
                        Duration.between(
                            Columns.time(row, "waiting_since"), Columns.time(row, "claimed_at")))
                .list());
  }

  @Override
  public Background background(ConversationId id) {
    return database.read(
        handle -> {
          Optional<String> page =
              handle
                  .createQuery("select page from conversation where id = :id and page is not null")
                  .bind("id", id.value())
                  .mapTo(String.class)
                  .findOne();
          return new Background(page, left(handle, id));
        });
  }

  private static Optional<LeftMessage> left(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            """
            select m.text, m.at,
              (select l.email from left_message l
                where l.conversation = :id and l.email is not null
                order by l.at desc fetch first 1 rows only) as email
            from left_message m where m.conversation = :id and m.text <> ''
            order by m.at desc fetch first 1 rows only""")
        .bind("id", id.value())
        .map(
            (row, context) ->
                new LeftMessage(
                    row.getString("text"),
                    Optional.ofNullable(row.getString("email")),
                    Columns.time(row, "at")))
        .findOne();
  }

  @Override
  public boolean seen(ConversationId id, UserId agent, long seq) {
    return MarkRows.seen(database, id, agent, seq);
  }

  @Override
  public Optional<Erasures.Cause> erased(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select cause from erasure where conversation = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(Erasures.Cause::valueOf));
  }

  @Override
  public void purge(ConversationId id) {
    database.inTransaction(
        handle -> {
          for (String table :
              List.of("desk_note", "desk_seen", "desk_requeued", "desk_connected")) {
            handle
                .createUpdate("delete from <table> where conversation = :id")
                .define("table", table)
                .bind("id", id.value())
                .execute();
          }
          return true;
        });
  }
}
