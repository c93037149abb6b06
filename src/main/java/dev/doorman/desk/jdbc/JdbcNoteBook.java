package dev.doorman.desk.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.desk.NoteBook;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** {@link NoteBook} in a relational database. */
public final class JdbcNoteBook implements NoteBook {
  private final Database database;

  public JdbcNoteBook(Database database) {
    this.database = database;
  }

  @Override
  public Note add(ConversationId id, Note note) {
    try {
      return database.inTransaction(
          handle -> find(handle, id, note.id()).orElseGet(() -> insert(handle, id, note)));
    } catch (JdbiException e) {
      if (!Database.isDuplicateKey(e)) {
        throw e;
      }
      return database.read(handle -> find(handle, id, note.id())).orElseThrow(() -> e);
    }
  }

  private static Note insert(Handle handle, ConversationId id, Note note) {
    handle
        .createUpdate(
            "insert into desk_note (conversation, id, at, author, author_name, text)"
                + " values (:conversation, :id, :at, :author, :name, :text)")
        .bind("conversation", id.value())
        .bind("id", note.id())
        .bind("at", Columns.time(note.at()))
        .bind("author", note.author().value())
        .bind("name", note.by())
        .bind("text", note.text())
        .execute();
    return note;
  }

  private static Optional<Note> find(Handle handle, ConversationId conversation, UUID id) {
    return handle
        .createQuery(
            "select id, at, author, author_name, text from desk_note"
                + " where conversation = :conversation and id = :id")
        .bind("conversation", conversation.value())
        .bind("id", id)
        .map((row, context) -> note(row))
        .findOne();
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getObject("id", UUID.class),
        Columns.time(row, "at"),
        Columns.user(row, "author"),
        row.getString("author_name"),
        row.getString("text"));
  }

  @Override
  public List<Note> of(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, at, author, author_name, text from desk_note"
                        + " where conversation = :id order by at, id")
                .bind("id", id.value())
                .map((row, context) -> note(row))
                .list());
  }
}
