package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** How far agents have read. */
final class MarkRows {
  private MarkRows() {}

  /** Moves a mark on, never back. */
  static boolean seen(Database database, ConversationId id, UserId agent, long seq) {
    try {
      return database.inTransaction(handle -> moved(handle, id, agent, seq));
    } catch (JdbiException e) {
      if (!Database.isDuplicateKey(e)) {
        throw e;
      }
      // Another page of the same agent was first; now the row is there.
      return database.inTransaction(handle -> moved(handle, id, agent, seq));
    }
  }

  private static boolean moved(Handle handle, ConversationId id, UserId agent, long seq) {
    int moved =
        handle
            .createUpdate(
                """
                update desk_seen set seq = :seq
                where conversation = :id and agent = :agent and seq < :seq""")
            .bind("id", id.value())
            .bind("agent", agent.value())
            .bind("seq", seq)
            .execute();
    if (moved == 1) {
      return true;
    }
    boolean known =
        handle
            .createQuery("select 1 from desk_seen where conversation = :id and agent = :agent")
            .bind("id", id.value())
            .bind("agent", agent.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (known) {
      return false;
    }
    handle
        .createUpdate("insert into desk_seen (conversation, agent, seq) values (:id, :agent, :seq)")
        .bind("id", id.value())
        .bind("agent", agent.value())
        .bind("seq", seq)
        .execute();
    return true;
  }
}
