package dev.doorman.feedback.jdbc;

import dev.doorman.base.ArticleId;
import dev.doorman.base.ConversationId;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Vote.Helpful;
import dev.doorman.feedback.Votes;
import dev.doorman.store.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** {@link Votes} in a relational database. */
public final class JdbcVotes implements Votes {
  private final Database database;

  public JdbcVotes(Database database) {
    this.database = database;
  }

  @Override
  public void onAnswer(ConversationId id, long answer, Source source, Vote vote, Instant at) {
    database.inTransaction(
        handle -> {
          if (!lock(handle, id, answer)) {
            return 0;
          }
          handle.execute(
              "delete from answer_vote where conversation = ? and answer = ?", id.value(), answer);
          return bind(
                  handle.createUpdate(
                      """
                      insert into answer_vote (conversation, answer, article, version, section,
                        helpful, remark, at)
                      values (:id, :answer, :article, :version, :section, :helpful, :remark, :at)"""),
                  vote,
                  at)
              .bind("id", id.value())
              .bind("answer", answer)
              .bind("article", source.article().value())
              .bind("version", source.version())
              .bind("section", source.section())
              .execute();
        });
  }

  @Override
  public boolean hasVoted(ArticleId article, UUID voter) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select 1 from article_vote where article = :article and voter = :voter")
                .bind("article", article.value())
                .bind("voter", voter)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public int forget(Instant before) {
    return database.inTransaction(
        handle ->
            handle
                .createUpdate("delete from article_vote where at < :before")
                .bind("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .execute());
  }

  @Override
  public void onArticle(ArticleId article, String version, UUID voter, Vote vote, Instant at) {
    try {
      onArticleOnce(article, version, voter, vote, at);
    } catch (JdbiException e) {
      if (!Database.isDuplicateKey(e)) {
        throw e;
      }
      // The same reader's first vote came twice at once: now there is one to change.
      onArticleOnce(article, version, voter, vote, at);
    }
  }

  private void onArticleOnce(ArticleId article, String version, UUID voter, Vote vote, Instant at) {
    database.inTransaction(
        handle -> {
          int updated =
              bind(
                      handle.createUpdate(
                          """
                          update article_vote set version = :version, helpful = :helpful,
                            reason = :reason, remark = :remark, at = :at
                          where article = :article and voter = :voter"""),
                      vote,
                      at)
                  .bind("article", article.value())
                  .bind("version", version)
                  .bind("voter", voter)
                  .bind("reason", reason(vote))
                  .execute();
          return updated == 1
              ? updated
              : bind(
                      handle.createUpdate(
                          """
                          insert into article_vote (article, voter, version, helpful, reason, remark, at)
                          values (:article, :voter, :version, :helpful, :reason, :remark, :at)"""),
                      vote,
                      at)
                  .bind("article", article.value())
                  .bind("version", version)
                  .bind("voter", voter)
                  .bind("reason", reason(vote))
                  .execute();
        });
  }

  @Override
  public SequencedMap<Long, Helpful> of(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select answer, helpful from answer_vote"
                        + " where conversation = :id order by answer")
                .bind("id", id.value())
                .reduceRows(
                    new LinkedHashMap<Long, Helpful>(),
                    (votes, row) -> {
                      votes.put(
                          row.getColumn("answer", Long.class),
                          row.getColumn("helpful", Boolean.class) ? Helpful.YES : Helpful.NO);
                      return votes;
                    }));
  }

  @Override
  public void purge(ConversationId id) {
    database.inTransaction(
        handle -> handle.execute("delete from answer_vote where conversation = ?", id.value()));
  }

  /**
   * Locks the conversation's row, which orders votes that come at once, so that the last one stays.
   *
   * @return whether the answer is still there to be voted on
   */
  private static boolean lock(Handle handle, ConversationId id, long answer) {
    return handle
        .createQuery(
            """
            select id from conversation where id = :id and purge_at is null
              and exists (select 1 from event where conversation = :id and seq = :answer)
            for update""")
        .bind("id", id.value())
        .bind("answer", answer)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  private static @Nullable String reason(Vote vote) {
    return vote.reason().map(Vote.Reason::wire).orElse(null);
  }

  private static <T extends SqlStatement<T>> T bind(T statement, Vote vote, Instant at) {
    return statement
        .bind("helpful", vote.helpful() == Helpful.YES)
        .bind("remark", vote.comment().orElse(null))
        .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
  }
}
