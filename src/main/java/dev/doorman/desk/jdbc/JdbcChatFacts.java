package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.UserId;
import dev.doorman.desk.reply.ChatFacts;
import dev.doorman.store.Database;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** {@link ChatFacts} in a relational database. */
public final class JdbcChatFacts implements ChatFacts {
  private final Database database;

  public JdbcChatFacts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Facts> of(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select h.team, h.agent, c.locale, c.page,
                      (select d.request from deletion_record d
                        where d.conversation = c.id and d.request is not null
                        order by d.attempt desc fetch first 1 rows only) as reference,
                      (select l.email from left_message l
                        where l.conversation = c.id and l.email is not null
                        order by l.at desc fetch first 1 rows only) as email
                    from conversation c join hand_over h on h.conversation = c.id
                    where c.id = :id and c.erased_at is null
                    order by h.nr desc fetch first 1 rows only""")
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Facts(
                            row.getString("team"),
                            Optional.ofNullable(row.getObject("agent", UUID.class))
                                .map(UserId::new),
                            Locale.forLanguageTag(row.getString("locale")),
                            Optional.ofNullable(row.getString("page")),
                            Optional.ofNullable(row.getString("reference")).map(RequestId::new),
                            Optional.ofNullable(row.getString("email"))))
                .findOne());
  }
}
