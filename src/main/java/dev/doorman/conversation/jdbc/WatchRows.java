package dev.doorman.conversation.jdbc;

import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Watch;
import org.jdbi.v3.core.Handle;

/** Writes what a turn leaves to be asked about. */
final class WatchRows {
  private WatchRows() {}

  /**
   * Only what changed is written: a turn never puts off an asking that is due, and one that leaves
   * the step as it is does not bring it forward either, for the API may have asked for the pause.
   */
  static void replace(Handle handle, Change change) {
    if (change.watch().isEmpty()) {
      if (change.before().state().watched().isPresent()) {
        handle
            .createUpdate("delete from watch where conversation = :id")
            .bind("id", change.before().id().value())
            .execute();
      }
      return;
    }
    Watch watch = change.watch().get();
    int updated =
        handle
            .createUpdate(
                """
                update watch set
                  failing_since = case when request = :request then failing_since end,
                  request = :request, attempt = :attempt,
                  due_at = case when due_at < :due or :same then due_at else :due end
                where conversation = :id""")
            .bind("same", isSameStep(change))
            .bind("id", change.before().id().value())
            .bind("request", watch.request().value())
            .bind("attempt", watch.attempt())
            .bind("due", Rows.time(watch.dueAt()))
            .execute();
    if (updated == 0) {
      handle
          .createUpdate(
              """
              insert into watch (conversation, request, attempt, due_at)
              values (:id, :request, :attempt, :due)""")
          .bind("id", change.before().id().value())
          .bind("request", watch.request().value())
          .bind("attempt", watch.attempt())
          .bind("due", Rows.time(watch.dueAt()))
          .execute();
    }
  }

  private static boolean isSameStep(Change change) {
    return change.before().state().step().equals(change.state().step());
  }
}
