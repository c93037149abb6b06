package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.jdbc.EventChecksum;
import dev.doorman.conversation.jdbc.StateJson;
import dev.doorman.desk.Chat;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.Said;
import dev.doorman.desk.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads chats with what their lines show, in a fixed number of statements. */
final class ChatRows {
  /** A conversation's last hand-over; erased conversations are none. */
  static final String CHATS =
      """
      select h.conversation, h.nr, h.team, h.state, h.reason, h.waiting_since, h.claimed_at,
        h.first_reply_at, h.closed_at, h.agent, h.agent_name, h.outcome, h.tags, h.stars, h.remark,
        c.locale, c.state as dialogue, c.subject, c.touched_at,
        (select count(*) from left_message l
          where l.conversation = c.id and l.email is not null) > 0 as left_address
      from hand_over h
      join conversation c on c.id = h.conversation and c.desk_nr = h.nr and c.erased_at is null
      """;

  /** How many events at the end are looked at for something that was said. */
  private static final int TAIL = 8;

  private static final int BRIEF_MOST = 160;

  /** Few enough for the database to look each of them up. */
  private static final int AT_ONCE = 100;

  private ChatRows() {}

  private static final Set<String> SPOKEN = Set.of("text", "answer", "prompt", "receipt");

  /** What stands in the hand-over's and the conversation's rows. */
  private record Head(Chat chat) {}

  /** The chats of a query that selects {@link #CHATS}, in its order. */
  static List<Chat> chats(Handle handle, Query query, Instant now) {
    List<Head> heads = query.map((row, context) -> new Head(head(row))).list();
    List<Chat> chats = new ArrayList<>();
    for (int from = 0; from < heads.size(); from += AT_ONCE) {
      chats.addAll(full(handle, heads.subList(from, Math.min(heads.size(), from + AT_ONCE)), now));
    }
    return chats;
  }

  /** A condition for the chats that may be seen; {@link #bind} binds its parameters. */
  static String seen(Sight sight) {
    return switch (sight) {
      case Sight.All() -> "1 = 1";
      case Sight.Teams teams -> "(h.team in (<teams>) or h.agent = :me)";
      case Sight.None() -> "1 = 0";
    };
  }

  static Query bind(Query query, Sight sight) {
    return switch (sight) {
      case Sight.All() -> query;
      case Sight.None() -> query;
      // No team has the empty name; a list must not be empty.
      case Sight.Teams(UserId who, Set<String> teams) ->
          query
              .bindList("teams", Stream.concat(teams.stream(), Stream.of("")).toList())
              .bind("me", who.value());
    };
  }

  private static Chat head(ResultSet row) throws SQLException {
    UUID agent = row.getObject("agent", UUID.class);
    int stars = row.getInt("stars");
    Optional<Chat.Rating> rating =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new Chat.Rating(stars, Optional.ofNullable(row.getString("remark"))));
    return new Chat(
        Columns.conversation(row),
        row.getInt("nr"),
        ChatState.valueOf(row.getString("state")),
        row.getString("team"),
        Columns.wire(row.getString("reason")),
        Locale.forLanguageTag(row.getString("locale")),
        Columns.time(row, "waiting_since"),
        Columns.optionalTime(row, "claimed_at"),
        Columns.optionalTime(row, "first_reply_at"),
        Columns.optionalTime(row, "closed_at"),
        agent == null
            ? Optional.empty()
            : Optional.of(new Holder(new UserId(agent), row.getString("agent_name"))),
        Optional.ofNullable(row.getString("outcome")).map(Columns::wire),
        Stream.of(row.getString("tags").split("\n")).filter(tag -> !tag.isEmpty()).toList(),
        new Chat.Last(Columns.time(row, "touched_at"), "", "system"),
        0,
        row.getString("subject") != null,
        inFlow(row.getString("dialogue")),
        false,
        row.getBoolean("left_address"),
        rating);
  }

  /** One that cannot be read may be in a flow, and keeps no other from being listed. */
  private static boolean inFlow(String dialogue) {
    try {
      return StateJson.state(dialogue).inFlow();
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      return true;
    }
  }

  private static List<Chat> full(Handle handle, List<Head> heads, Instant now) {
    List<ConversationId> ids = heads.stream().map(head -> head.chat().id()).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<ConversationId, Chat.Last> tails = tails(handle, ids);
    Set<ConversationId> connected = connected(handle, ids, now);
    Map<ConversationId, Integer> unread =
        unread(
            handle,
            heads.stream()
                .map(Head::chat)
                .filter(chat -> chat.state() == ChatState.HELD)
                .map(Chat::id)
                .toList());
    return heads.stream()
        .map(Head::chat)
        .map(
            chat ->
                new Chat(
                    chat.id(),
                    chat.nr(),
                    chat.state(),
                    chat.team(),
                    chat.reason(),
                    chat.locale(),
                    chat.waitingSince(),
                    chat.claimedAt(),
                    chat.firstReplyAt(),
                    chat.closedAt(),
                    chat.agent(),
                    chat.outcome(),
                    chat.tags(),
                    tails.getOrDefault(chat.id(), chat.last()),
                    unread.getOrDefault(chat.id(), 0),
                    chat.identified(),
                    chat.inFlow(),
                    connected.contains(chat.id()),
                    chat.leftAddress(),
                    chat.rating()))
        .toList();
  }

  private static Map<ConversationId, Chat.Last> tails(Handle handle, List<ConversationId> ids) {
    Map<ConversationId, Chat.Last> tails = new HashMap<>();
    handle
        .createQuery(
            """
            select e.conversation, e.seq, e.at, e.sender, e.body, e.checksum from event e
            join conversation c on c.id = e.conversation
            where c.id in (<ids>) and e.seq > c.last_seq - :tail order by e.seq""")
        .bindList("ids", Columns.values(ids))
        .bind("tail", TAIL)
        .map(
            (row, context) -> {
              if (!EventChecksum.matches(row)) {
                return false;
              }
              var body = Said.body(row.getString("body"));
              if (SPOKEN.contains(body.path("kind").asText())) {
                tails.put(
                    Columns.conversation(row),
                    new Chat.Last(
                        Columns.time(row, "at"),
                        Said.brief(body, BRIEF_MOST),
                        row.getString("sender").toLowerCase(Locale.ROOT)));
              }
              return true;
            })
        .list();
    return tails;
  }

  private static Set<ConversationId> connected(
      Handle handle, List<ConversationId> ids, Instant now) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select conversation from desk_connected
                where conversation in (<ids>) and lasts_until > :now""")
            .bindList("ids", Columns.values(ids))
            .bind("now", Columns.time(now))
            .map((row, context) -> Columns.conversation(row))
            .list());
  }

  private static Map<ConversationId, Integer> unread(Handle handle, List<ConversationId> held) {
    Map<ConversationId, Integer> unread = new HashMap<>();
    if (held.isEmpty()) {
      return unread;
    }
    handle
        .createQuery(
            """
            select e.conversation, count(*) as unread from event e
            join conversation c on c.id = e.conversation
            left join desk_seen s on s.conversation = c.id and s.agent = c.desk_agent
            where c.id in (<ids>) and e.sender = 'CUSTOMER' and e.seq > coalesce(s.seq, 0)
            group by e.conversation""")
        .bindList("ids", Columns.values(held))
        .map((row, context) -> unread.put(Columns.conversation(row), row.getInt("unread")) == null)
        .list();
    return unread;
  }
}
