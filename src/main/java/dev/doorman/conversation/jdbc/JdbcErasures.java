package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Erasures;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link Erasures} in a relational database. */
public final class JdbcErasures extends JdbcSetAside implements Erasures {
  private static final String UNDER_WAY =
      """
      (exists (select 1 from outbox o where o.conversation = c.id)
        or exists (select 1 from watch w where w.conversation = c.id))""";

  private final Database database;

  public JdbcErasures(Database database) {
    super(database);
    this.database = database;
  }

  @Override
  public Optional<Stored> stored(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select created_at, locale, page, subject from conversation
                    where id = :id and erased_at is null""")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Stored(
                            Rows.time(row, "created_at"),
                            Locale.forLanguageTag(row.getString("locale")),
                            Optional.ofNullable(row.getString("page")),
                            Rows.subject(row, "subject"),
                            left(handle, id)))
                .findOne());
  }

  private static List<LeftNote> left(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "select at, text, email from left_message where conversation = :id order by at")
        .bind("id", id.value())
        .map(
            (row, context) ->
                new LeftNote(
                    Rows.time(row, "at"),
                    row.getString("text"),
                    Optional.ofNullable(row.getString("email"))))
        .list();
  }

  @Override
  public List<ConversationId> of(Subject subject) {
    return database.read(
        handle ->
            handle
                .createQuery("select id from conversation where subject = :subject")
                .bind("subject", subject.value())
                .map((row, context) -> Rows.conversation(row, "id"))
                .list());
  }

  @Override
  public List<ConversationId> untouchedSince(Instant before, Instant now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id from conversation c
                    where c.touched_at < :before and c.erased_at is null and not <underWay>
                      and <notAside>
                    order by c.touched_at fetch first :most rows only""")
                .define("underWay", UNDER_WAY)
                .define("notAside", NOT_ASIDE)
                .bind("job", Job.ERASURE.name())
                .bind("before", Rows.time(before))
                .bind("now", Rows.time(now))
                .bind("most", most)
                .map((row, context) -> Rows.conversation(row, "id"))
                .list());
  }

  @Override
  public List<Begun> unfinished(Instant now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id, c.erase_cause from conversation c
                    where c.erase_cause is not null and c.erased_at is null and <notAside>
                    fetch first :most rows only""")
                .define("notAside", NOT_ASIDE)
                .bind("job", Job.ERASURE.name())
                .bind("now", Rows.time(now))
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Begun(
                            Rows.conversation(row, "id"),
                            Cause.valueOf(row.getString("erase_cause"))))
                .list());
  }

  @Override
  public void begin(ConversationId id, Cause cause) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    update conversation set erase_cause = :cause
                    where id = :id and erased_at is null and erase_cause is null""")
                .bind("id", id.value())
                .bind("cause", cause.name())
                .execute());
  }

  @Override
  public List<ConversationId> settled(Instant now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id from conversation c
                    where c.erased_at is not null and not <underWay> and <notAside>
                    order by c.erased_at fetch first :most rows only""")
                .define("underWay", UNDER_WAY)
                .define("notAside", NOT_ASIDE)
                .bind("job", Job.REMOVAL.name())
                .bind("now", Rows.time(now))
                .bind("most", most)
                .map((row, context) -> Rows.conversation(row, "id"))
                .list());
  }

  @Override
  public void erase(ConversationId id, Cause cause, Instant at) {
    database.inTransaction(
        handle -> {
          if (close(handle, id, at) == 0) {
            return false;
          }
          handle
              .createUpdate(
                  "insert into erasure (conversation, at, cause) values (:id, :at, :cause)")
              .bind("id", id.value())
              .bind("at", Rows.time(at))
              .bind("cause", cause.name())
              .execute();
          deleteContent(handle, id);
          return deleteSettled(handle, id);
        });
  }

  /** Also takes the row's lock, so that no turn is stored meanwhile, and none read before. */
  private static int close(Handle handle, ConversationId id, Instant at) {
    return handle
        .createUpdate(
            """
            update conversation set erased_at = :at, ended_at = coalesce(ended_at, :at),
              version = version + 1, resume_hash = null, page = null, subject = null,
              prompt_seq = null, park_at = null, held_turn = null, held_body = null,
              held_until = null, desk_state = null, desk_agent = null, desk_agent_name = null
            where id = :id and erased_at is null""")
        .bind("id", id.value())
        .bind("at", Rows.time(at))
        .execute();
  }

  @Override
  public void remove(ConversationId id) {
    database.inTransaction(
        handle -> {
          boolean removed = deleteSettled(handle, id);
          if (removed) {
            deleteContent(handle, id);
          }
          return removed;
        });
  }

  /** What was said, and who may read it. */
  private static void deleteContent(Handle handle, ConversationId id) {
    ContentRows.delete(handle, id);
    AdmissionRows.deleteSecrets(handle, id);
    ContentRows.delete(handle, id, "hand_over");
  }

  private static boolean deleteSettled(Handle handle, ConversationId id) {
    return handle
            .createUpdate(
                "delete from conversation c where c.id = :id and c.erased_at is not null"
                    + " and not <underWay>")
            .define("underWay", UNDER_WAY)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  @Override
  public boolean lead(Instant now, Instant until) {
    return database.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update chore set leased_until = :until
                        where name = 'retention' and leased_until <= :now""")
                    .bind("now", Rows.time(now))
                    .bind("until", Rows.time(until))
                    .execute()
                == 1);
  }
}
