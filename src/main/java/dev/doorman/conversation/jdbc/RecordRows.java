package dev.doorman.conversation.jdbc;

import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Note;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Keeps the record of deletions, which holds no content and no identity. */
final class RecordRows {
  private RecordRows() {}

  static void note(Handle handle, Change change, Note note) {
    Update update =
        switch (note) {
          case Note.Confirmed confirmed ->
              handle
                  .createUpdate(
                      """
                      insert into deletion_record (conversation, attempt, confirmed_at)
                      values (:id, :attempt, :at)""")
                  .bind("at", Rows.time(change.at()));
          case Note.Made made ->
              handle
                  .createUpdate(
                      """
                      update deletion_record set request = :request
                      where conversation = :id and attempt = :attempt""")
                  .bind("request", made.request().value());
          case Note.Accepted accepted ->
              handle
                  .createUpdate(
                      """
                      update deletion_record set accepted_at = :acceptedAt, expected_by = :expected
                      where conversation = :id and attempt = :attempt""")
                  .bind("acceptedAt", Rows.time(accepted.acceptedAt()))
                  .bind("expected", accepted.expectedBy());
          case Note.Completed completed ->
              handle
                  .createUpdate(
                      """
                      update deletion_record set completed_at = :completedAt
                      where conversation = :id and attempt = :attempt""")
                  .bind("completedAt", Rows.time(change.at()));
        };
    update.bind("id", change.before().id().value()).bind("attempt", note.attempt()).execute();
  }
}
