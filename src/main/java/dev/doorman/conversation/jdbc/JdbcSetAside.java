package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.SetAside;
import dev.doorman.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link SetAside} in a relational database. */
public class JdbcSetAside implements SetAside {
  /** Keeps the conversations {@code c} out that a job leaves alone; binds the job and the time. */
  static final String NOT_ASIDE =
      """
      not exists (select 1 from set_aside s
        where s.job = :job and s.conversation = c.id and s.next_at > :now)""";

  private static final int WHY_MOST = 1000;
  private static final int DOUBLINGS_MOST = 20;

  private final Database database;

  public JdbcSetAside(Database database) {
    this.database = database;
  }

  @Override
  public void setAside(Job job, ConversationId id, String why, Instant now) {
    database.inTransaction(
        handle -> {
          Optional<Integer> before =
              handle
                  .createQuery(
                      "select tries from set_aside"
                          + " where job = :job and conversation = :id for update")
                  .bind("job", job.name())
                  .bind("id", id.value())
                  .mapTo(Integer.class)
                  .findOne();
          int tries = before.orElse(0) + 1;
          String sql =
              before.isPresent()
                  ? """
                  update set_aside set why = :why, tries = :tries, next_at = :next
                  where job = :job and conversation = :id"""
                  : """
                  insert into set_aside (job, conversation, why, tries, first_at, next_at)
                  select cast(:job as varchar(20)), id, cast(:why as varchar(1000)), cast(:tries as integer),
                    cast(:now as timestamp with time zone),
                    cast(:next as timestamp with time zone)
                  from conversation where id = :id""";
          return handle
              .createUpdate(sql)
              .bind("job", job.name())
              .bind("id", id.value())
              .bind("why", why.length() > WHY_MOST ? why.substring(0, WHY_MOST) : why)
              .bind("tries", tries)
              .bind("now", Rows.time(now))
              .bind("next", Rows.time(now.plus(pause(tries))))
              .execute();
        });
  }

  private static Duration pause(int tries) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_MOST));
    return doubled.compareTo(LAST) > 0 ? LAST : doubled;
  }

  @Override
  public void restored(Job job, ConversationId id) {
    if (isSetAside(job, id)) {
      database.inTransaction(
          handle ->
              handle
                  .createUpdate("delete from set_aside where job = :job and conversation = :id")
                  .bind("job", job.name())
                  .bind("id", id.value())
                  .execute());
    }
  }

  @Override
  public boolean isSetAside(Job job, ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select 1 from set_aside where job = :job and conversation = :id")
                .bind("job", job.name())
                .bind("id", id.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public Set<ConversationId> leftAlone(Job job, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select conversation from set_aside where job = :job and next_at > :now")
                .bind("job", job.name())
                .bind("now", Rows.time(now))
                .map((row, context) -> Rows.conversation(row, "conversation"))
                .set());
  }

  @Override
  public List<ConversationId> retried(Job job, Instant now, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select conversation from set_aside where job = :job and next_at <= :now
                    order by next_at fetch first :most rows only""")
                .bind("job", job.name())
                .bind("now", Rows.time(now))
                .bind("most", most)
                .map((row, context) -> Rows.conversation(row, "conversation"))
                .list());
  }

  @Override
  public List<Item> setAside(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select job, conversation, why, tries, first_at, next_at from set_aside"
                        + " order by next_at desc fetch first :most rows only")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Item(
                            Job.valueOf(row.getString("job")),
                            Rows.conversation(row, "conversation"),
                            row.getString("why"),
                            row.getInt("tries"),
                            Rows.time(row, "first_at"),
                            Rows.time(row, "next_at")))
                .list());
  }

  @Override
  public long countSetAside() {
    return database.read(
        handle -> handle.createQuery("select count(*) from set_aside").mapTo(Long.class).one());
  }
}
