package dev.doorman.conversation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.DeadLetters;
import dev.doorman.dialogue.Effect;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link DeadLetters} in a relational database. */
public final class JdbcDeadLetters implements DeadLetters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  public JdbcDeadLetters(Database database) {
    this.database = database;
  }

  @Override
  public List<GivenUp> givenUp(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select conversation, ord, effect, attempts, created_at, given_up_at, why
                    from dead_letter
                    order by given_up_at desc fetch first :most rows only""")
                .bind("most", most)
                .map((row, context) -> letter(row))
                .list());
  }

  private static GivenUp letter(ResultSet row) throws SQLException {
    String effect = row.getString("effect");
    return new GivenUp(
        Rows.conversation(row, "conversation"),
        row.getLong("ord"),
        kind(effect),
        row.getInt("attempts"),
        Rows.time(row, "created_at"),
        Rows.time(row, "given_up_at"),
        row.getString("why"),
        remedy(effect));
  }

  /** A request or link that is made now is nobody's any more; a withdrawal is still owed. */
  private static Remedy remedy(String effect) {
    return kind(effect).equals(Effect.Withdraw.class.getSimpleName())
        ? Remedy.RETRY
        : Remedy.CUSTOMER_WAS_TOLD;
  }

  private static String kind(String effect) {
    try {
      return JSON.readTree(effect).path("is").asText("unknown");
    } catch (JsonProcessingException e) {
      return "unknown";
    }
  }

  @Override
  public List<Failing> failing(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select conversation, ord, effect, attempts, created_at, due_at, why from outbox
                    where attempts > 0
                    order by created_at fetch first :most rows only""")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Failing(
                            Rows.conversation(row, "conversation"),
                            row.getLong("ord"),
                            kind(row.getString("effect")),
                            row.getInt("attempts"),
                            Rows.time(row, "created_at"),
                            Rows.time(row, "due_at"),
                            Optional.ofNullable(row.getString("why"))))
                .list());
  }

  @Override
  public long count() {
    return database.read(
        handle -> handle.createQuery("select count(*) from dead_letter").mapTo(Long.class).one());
  }

  @Override
  public Retried retry(ConversationId id, long ord, Instant now) {
    return database.inTransaction(
        handle -> {
          Optional<String> effect =
              handle
                  .createQuery(
                      """
                      select effect from dead_letter
                      where conversation = :id and ord = :ord for update""")
                  .bind("id", id.value())
                  .bind("ord", ord)
                  .mapTo(String.class)
                  .findOne();
          if (effect.isEmpty()) {
            return Retried.UNKNOWN;
          }
          return switch (remedy(effect.get())) {
            case CUSTOMER_WAS_TOLD -> Retried.NOT_TO_BE_RETRIED;
            case RETRY -> {
              move(handle, id, ord, now);
              yield Retried.YES;
            }
          };
        });
  }

  /** It begins anew: its age says for how long it is tried. */
  private static void move(Handle handle, ConversationId id, long ord, Instant now) {
    handle
        .createUpdate(
            """
            insert into outbox (conversation, ord, effect, call_key, attempts, created_at, due_at)
            select conversation, ord, effect, call_key, 0, cast(:now as timestamp with time zone),
              cast(:now as timestamp with time zone)
            from dead_letter where conversation = :id and ord = :ord""")
        .bind("id", id.value())
        .bind("ord", ord)
        .bind("now", Rows.time(now))
        .execute();
    handle
        .createUpdate("delete from dead_letter where conversation = :id and ord = :ord")
        .bind("id", id.value())
        .bind("ord", ord)
        .execute();
  }
}
