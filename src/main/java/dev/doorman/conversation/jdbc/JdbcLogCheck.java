package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.LogCheck;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** {@link LogCheck} in a relational database; a portion of conversations at a time. */
public final class JdbcLogCheck implements LogCheck {
  private static final int PORTION = 50;

  /** No random id is so small. */
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final Consumer<UnreadableException> damage;

  /**
   * @param damage hears of each conversation with a damaged event, once in a check
   */
  public JdbcLogCheck(Database database, Consumer<UnreadableException> damage) {
    this.database = database;
    this.damage = damage;
  }

  /** Counts of a check that goes on. */
  private static final class LogCounts {
    private long events;
    private long withoutChecksum;
    private final Map<ConversationId, UnreadableException> damaged = new LinkedHashMap<>();

    private void add(ResultSet row) throws SQLException {
      events++;
      if (row.getObject("checksum") == null) {
        withoutChecksum++;
      } else if (!EventChecksum.matches(row)) {
        ConversationId id = Rows.conversation(row, "conversation");
        damaged.putIfAbsent(id, EventRows.damaged(id, row.getLong("seq")));
      }
    }
  }

  @Override
  public CheckedLogs all() {
    var counts = new LogCounts();
    List<UUID> portion = database.read(handle -> conversations(handle, BEFORE_ALL));
    while (!portion.isEmpty()) {
      List<UUID> ids = portion;
      database.read(handle -> count(handle, ids, counts));
      portion = database.read(handle -> conversations(handle, ids.getLast()));
    }
    counts.damaged.values().forEach(damage);
    return new CheckedLogs(
        counts.events, counts.withoutChecksum, List.copyOf(counts.damaged.keySet()));
  }

  private static List<UUID> conversations(Handle handle, UUID after) {
    return handle
        .createQuery(
            "select id from conversation where id > :after order by id"
                + " fetch first :most rows only")
        .bind("after", after)
        .bind("most", PORTION)
        .map((row, context) -> row.getObject("id", UUID.class))
        .list();
  }

  private static LogCounts count(Handle handle, List<UUID> ids, LogCounts counts) {
    return handle
        .createQuery("select <columns> from event where conversation in (<ids>)")
        .define("columns", EventRows.COLUMNS)
        .bindList("ids", ids)
        .scanResultSet(
            (rows, context) -> {
              ResultSet row = rows.get();
              while (row.next()) {
                counts.add(row);
              }
              return counts;
            });
  }
}
