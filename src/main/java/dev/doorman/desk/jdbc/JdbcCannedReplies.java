package dev.doorman.desk.jdbc;

import dev.doorman.base.UserId;
import dev.doorman.desk.reply.CannedReplies;
import dev.doorman.desk.reply.CannedReply;
import dev.doorman.desk.reply.ReplyId;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;

/** {@link CannedReplies} in a relational database. */
public final class JdbcCannedReplies implements CannedReplies {
  private final Database database;

  public JdbcCannedReplies(Database database) {
    this.database = database;
  }

  @Override
  public List<CannedReply> all() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, shortcut, title, text, locale, team from canned_reply"
                        + " order by shortcut, locale, team")
                .map((row, context) -> reply(row))
                .list());
  }

  private static CannedReply reply(ResultSet row) throws SQLException {
    return new CannedReply(
        new ReplyId(row.getObject("id", UUID.class)),
        row.getString("shortcut"),
        row.getString("title"),
        row.getString("text"),
        ifSet(row.getString("locale")).map(Locale::forLanguageTag),
        ifSet(row.getString("team")));
  }

  private static Optional<String> ifSet(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  @Override
  public Outcome add(CannedReply reply, UserId by, Instant at) {
    return written(
        handle -> {
          long there =
              handle.createQuery("select count(*) from canned_reply").mapTo(Long.class).one();
          if (there >= MOST) {
            return Outcome.TOO_MANY;
          }
          bound(
                  handle.createUpdate(
                      """
                      insert into canned_reply (id, shortcut, title, text, locale, team,
                        changed_at, changed_by)
                      values (:id, :shortcut, :title, :text, :locale, :team, :at, :by)"""),
                  reply,
                  by,
                  at)
              .execute();
          return Outcome.DONE;
        });
  }

  @Override
  public Outcome change(CannedReply reply, UserId by, Instant at) {
    return written(
        handle ->
            bound(
                            handle.createUpdate(
                                """
                                update canned_reply set shortcut = :shortcut, title = :title,
                                  text = :text, locale = :locale, team = :team,
                                  changed_at = :at, changed_by = :by
                                where id = :id"""),
                            reply,
                            by,
                            at)
                        .execute()
                    == 1
                ? Outcome.DONE
                : Outcome.UNKNOWN);
  }

  private Outcome written(Function<Handle, Outcome> work) {
    try {
      return database.inTransaction(work);
    } catch (JdbiException e) {
      if (Database.isDuplicateKey(e)) {
        return Outcome.TAKEN;
      }
      throw e;
    }
  }

  private static Update bound(Update update, CannedReply reply, UserId by, Instant at) {
    return update
        .bind("id", reply.id().value())
        .bind("shortcut", reply.shortcut())
        .bind("title", reply.title())
        .bind("text", reply.text())
        .bind("locale", reply.locale().map(Locale::toLanguageTag).orElse(""))
        .bind("team", reply.team().orElse(""))
        .bind("at", Columns.time(at))
        .bind("by", by.value());
  }

  @Override
  public Outcome remove(ReplyId id) {
    return database.inTransaction(
        handle ->
            handle.execute("delete from canned_reply where id = ?", id.value()) == 1
                ? Outcome.DONE
                : Outcome.UNKNOWN);
  }
}
