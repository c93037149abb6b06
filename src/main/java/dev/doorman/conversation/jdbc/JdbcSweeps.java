package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Sweeps;
import dev.doorman.dialogue.State;
import dev.doorman.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link Sweeps} in a relational database. */
public final class JdbcSweeps extends JdbcSetAside implements Sweeps {
  private static final int PAGE = 100;

  private final Database database;

  public JdbcSweeps(Database database) {
    super(database);
    this.database = database;
  }

  @Override
  public List<ConversationId> silent(Instant now, int most) {
    return due("park_at", Job.SILENCE, now, most);
  }

  @Override
  public List<ConversationId> purgeable(Instant now, int most) {
    return due("purge_at", Job.PURGE, now, most);
  }

  @Override
  public List<ConversationId> overdueAnswers(Instant now, int most) {
    return due("held_until", Job.HELD_ANSWER, now, most);
  }

  private List<ConversationId> due(String column, Job job, Instant now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id from conversation c where c.<column> <= :now and <notAside>
                    order by c.<column> fetch first :most rows only""")
                .define("column", column)
                .define("notAside", NOT_ASIDE)
                .bind("job", job.name())
                .bind("now", Rows.time(now))
                .bind("most", most)
                .map((row, context) -> Rows.conversation(row, "id"))
                .list());
  }

  @Override
  public Optional<CompletedDeletion> completedDeletion(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select d.request, d.accepted_at, d.expected_by, c.locale from deletion_record d
                    join conversation c on c.id = d.conversation
                    where d.conversation = :id and d.completed_at is not null
                      and d.accepted_at is not null
                    order by d.attempt desc fetch first 1 rows only""")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new CompletedDeletion(
                            new RequestId(row.getString("request")),
                            Rows.time(row, "accepted_at"),
                            row.getObject("expected_by", LocalDate.class),
                            Locale.forLanguageTag(row.getString("locale"))))
                .findOne());
  }

  @Override
  public long overdueDeletions(LocalDate today) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from deletion_record
                    where outcome = 'ACCEPTED' and expected_by < :today""")
                .bind("today", today)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void purge(ConversationId id, String newEpoch, Event receipt) {
    database.inTransaction(
        handle -> {
          Optional<State> before = state(handle, id);
          if (before.isEmpty()) {
            return 0;
          }
          int begun =
              handle
                  .createUpdate(
                      """
                      update conversation set epoch = :epoch, version = version + 1, last_seq = :seq,
                        prompt_seq = null, guard_until = null, purge_at = null, page = null, subject = null,
                        held_turn = null, held_body = null, held_until = null,
                        state = :state
                      where id = :id""")
                  .bind("id", id.value())
                  .bind("epoch", newEpoch)
                  .bind("seq", receipt.seq())
                  .bind("state", StateJson.write(before.get().withoutQuestions()))
                  .execute();
          ContentRows.delete(handle, id);
          ContentRows.delete(handle, id, "outbox");
          HandOverRows.forget(handle, id);
          EventRows.insert(handle, id, receipt);
          return begun;
        });
  }

  @Override
  public void readLog(ConversationId id) {
    database.read(
        handle -> {
          List<Event> page = EventRows.after(handle, id, 0, PAGE);
          while (page.size() == PAGE) {
            page = EventRows.after(handle, id, page.getLast().seq(), PAGE);
          }
          return page.size();
        });
  }

  /** The state of a conversation that is to be purged; its row is locked. */
  private static Optional<State> state(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "select state from conversation where id = :id and purge_at is not null for update")
        .bind("id", id.value())
        .map((row, context) -> StateJson.state(row.getString("state")))
        .findOne();
  }
}
