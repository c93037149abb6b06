package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What was said in a conversation, and what was kept because of it. */
final class ContentRows {
  private static final List<String> TABLES =
      List.of("event", "client_message", "dead_letter", "left_message");

  private ContentRows() {}

  /** Deletes all of it; what is under way at the deletion API is none of it. */
  static void delete(Handle handle, ConversationId id) {
    TABLES.forEach(table -> delete(handle, id, table));
  }

  /** Deletes a conversation's rows of a table. */
  static void delete(Handle handle, ConversationId id, String table) {
    handle
        .createUpdate("delete from <table> where conversation = :id")
        .define("table", table)
        .bind("id", id.value())
        .execute();
  }
}
