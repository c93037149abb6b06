package dev.doorman.conversation.jdbc;

import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Note;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Keeps the record of deletions, which holds no content and no identity. The first wish counts, the
 * first day that was promised, and of proofs and yeses that lapsed and were given again the last.
 */
final class RecordRows {
  private RecordRows() {}

  static void note(Handle handle, Change change, Note note) {
    open(handle, change, note);
    switch (note) {
      case Note.Wished n ->
          set(
              handle,
              change,
              n,
              "wished_at = coalesce(wished_at, :at), outcome = 'OPEN', closed_at = null");
      case Note.Requested n ->
          set(handle, change, n, "requested_at = :at, outcome = 'OPEN', closed_at = null");
      case Note.Made n ->
          bound(handle, change, n, update("request = :request"))
              .bind("request", n.request().value())
              .execute();
      case Note.Verified n -> set(handle, change, n, "verified_at = :at");
      case Note.Confirmed n -> set(handle, change, n, "confirmed_at = :at");
      case Note.Accepted n -> accepted(handle, change, n);
      case Note.StopAsked n ->
          set(handle, change, n, "stop_asked_at = coalesce(stop_asked_at, :at)");
      case Note.Withdrawn n -> set(handle, change, n, "withdrawn_at = coalesce(withdrawn_at, :at)");
      case Note.Completed n ->
          set(handle, change, n, "completed_at = :at, closed_at = :at, outcome = 'COMPLETED'");
      case Note.Closed n -> closed(handle, change, n);
    }
  }

  /**
   * One row a flow. The change holds its conversation's row, so nobody makes it meanwhile. Whether
   * it is there is told by an update: in "insert … where not exists" H2 may answer the question
   * with what it found before this transaction.
   */
  private static void open(Handle handle, Change change, Note note) {
    if (bound(handle, change, note, update("attempt = attempt")).execute() == 0) {
      bound(
              handle,
              change,
              note,
              """
              insert into deletion_record (conversation, attempt, locale)
              values (:id, :attempt, :locale)""")
          .bind("locale", change.before().locale().toLanguageTag())
          .execute();
    }
  }

  /** The day that was first acknowledged is the one that counts, whatever is told later. */
  private static void accepted(Handle handle, Change change, Note.Accepted note) {
    bound(
            handle,
            change,
            note,
            update(
                """
                accepted_at = coalesce(accepted_at, :acceptedAt),
                expected_by = coalesce(expected_by, :expected),
                acknowledged_at = coalesce(acknowledged_at, :at), outcome = 'ACCEPTED'"""))
        .bind("at", Rows.time(change.at()))
        .bind("acceptedAt", Rows.time(note.acceptedAt()))
        .bind("expected", note.expectedBy())
        .execute();
  }

  private static void closed(Handle handle, Change change, Note.Closed note) {
    String withdrawn =
        note.outcome() == Change.Outcome.WITHDRAWN
            ? ", withdrawn_at = coalesce(withdrawn_at, :at)"
            : "";
    bound(handle, change, note, update("closed_at = :at, outcome = :outcome" + withdrawn))
        .bind("at", Rows.time(change.at()))
        .bind("outcome", note.outcome().name())
        .execute();
  }

  private static void set(Handle handle, Change change, Note note, String columns) {
    bound(handle, change, note, update(columns)).bind("at", Rows.time(change.at())).execute();
  }

  private static String update(String columns) {
    return "update deletion_record set "
        + columns
        + " where conversation = :id and attempt = :attempt";
  }

  private static Update bound(Handle handle, Change change, Note note, String sql) {
    return handle
        .createUpdate(sql)
        .bind("id", change.before().id().value())
        .bind("attempt", note.attempt());
  }
}
