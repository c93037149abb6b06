package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.jdbc.EventChecksum;
import dev.doorman.desk.Said;
import dev.doorman.desk.Sight;
import dev.doorman.desk.Transcripts;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * {@link Transcripts} in a relational database.
 *
 * <p>Chats are looked through a portion at a time, the latest first, until enough was found: no
 * statement reads more events than those of one portion.
 */
public final class JdbcTranscripts implements Transcripts {
  private static final int PORTION = 100;
  private static final int EXCERPT_BEFORE = 60;
  private static final int EXCERPT_MOST = 200;

  private final Database database;

  public JdbcTranscripts(Database database) {
    this.database = database;
  }

  private record Handed(ConversationId id, Instant since) {}

  @Override
  public Found search(List<String> words, Sight sight, int most) {
    List<String> sought = words.stream().map(JdbcTranscripts::folded).toList();
    List<Hit> hits = new ArrayList<>();
    Optional<Instant> oldest = Optional.empty();
    int looked = 0;
    boolean more = true;
    while (more && hits.size() < most && looked < CHATS_MOST) {
      int from = looked;
      List<Handed> portion = database.read(handle -> chats(handle, sight, from));
      more = portion.size() == PORTION;
      looked += portion.size();
      if (!portion.isEmpty()) {
        oldest = Optional.of(portion.getLast().since());
        hits.addAll(database.read(handle -> hits(handle, portion, sought)));
      }
    }
    boolean cut = hits.size() > most || more;
    return new Found(hits.subList(0, Math.min(most, hits.size())), looked, cut, oldest);
  }

  private static List<Handed> chats(Handle handle, Sight sight, int from) {
    Query query =
        handle.createQuery(
            """
            select h.conversation, h.waiting_since from hand_over h
            join conversation c on c.id = h.conversation and c.desk_nr = h.nr
              and c.erased_at is null
            where %s order by h.waiting_since desc, h.conversation
            offset :from rows fetch first :most rows only"""
                .formatted(ChatRows.seen(sight)));
    return ChatRows.bind(query, sight)
        .bind("from", from)
        .bind("most", PORTION)
        .map(
            (row, context) ->
                new Handed(Columns.conversation(row), Columns.time(row, "waiting_since")))
        .list();
  }

  private static List<Hit> hits(Handle handle, List<Handed> portion, List<String> words) {
    // The database's idea of letters depends on its locale; only of these it is sure.
    List<String> plain =
        words.stream().filter(word -> word.chars().allMatch(JdbcTranscripts::isPlain)).toList();
    StringBuilder like = new StringBuilder();
    for (int i = 0; i < plain.size(); i++) {
      like.append(" and lower(body) like :word").append(i);
    }
    Query query =
        handle
            .createQuery(
                """
                select conversation, seq, at, sender, body, checksum from event
                where conversation in (<ids>)%s order by seq desc"""
                    .formatted(like))
            .bindList("ids", portion.stream().map(one -> one.id().value()).toList());
    for (int i = 0; i < plain.size(); i++) {
      query.bind("word" + i, "%" + plain.get(i) + "%");
    }
    Map<UUID, List<Hit>> found = new HashMap<>();
    query
        .map(
            (row, context) -> {
              if (!EventChecksum.matches(row)) {
                return false;
              }
              String text = Said.text(Said.body(row.getString("body")));
              if (words.stream().allMatch(folded(text)::contains)) {
                found
                    .computeIfAbsent(
                        row.getObject("conversation", UUID.class), id -> new ArrayList<>())
                    .add(
                        new Hit(
                            Columns.conversation(row),
                            row.getLong("seq"),
                            Columns.time(row, "at"),
                            excerpt(text, words.getFirst())));
              }
              return true;
            })
        .list();
    return portion.stream()
        .flatMap(one -> found.getOrDefault(one.id().value(), List.of()).stream())
        .toList();
  }

  private static boolean isPlain(int sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-';
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The text around a word. */
  private static String excerpt(String text, String word) {
    int at = Math.max(0, folded(text).indexOf(word));
    int from = Math.min(Math.max(0, at - EXCERPT_BEFORE), text.length());
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    String cut = Said.shortened(text.substring(from), EXCERPT_MOST);
    return from > 0 ? "…" + cut : cut;
  }
}
