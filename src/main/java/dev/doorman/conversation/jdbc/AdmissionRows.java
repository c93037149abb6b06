package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may open a conversation beside the one who began it. */
final class AdmissionRows {
  private AdmissionRows() {}

  static Optional<ConversationId> findUnderWay(Database database, Subject subject) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select c.id from conversation c
                    where c.subject = :subject
                      and exists (select 1 from watch w where w.conversation = c.id)
                    order by c.touched_at desc, c.id fetch first 1 rows only""")
                .bind("subject", subject.value())
                .map((row, context) -> Rows.conversation(row, "id"))
                .findOne());
  }

  static boolean admit(
      Handle handle, ConversationId id, Subject subject, String resumeHash, Instant at) {
    int opened =
        handle
            .createUpdate(
                """
                update conversation set ended_at = null, version = version + 1
                where id = :id and subject = :subject""")
            .bind("id", id.value())
            .bind("subject", subject.value())
            .execute();
    if (opened == 0) {
      return false;
    }
    handle
        .createUpdate("insert into resume_secret (hash, conversation, at) values (:hash, :id, :at)")
        .bind("hash", resumeHash)
        .bind("id", id.value())
        .bind("at", Rows.time(at))
        .execute();
    forgetOldest(handle, id);
    return true;
  }

  private static void forgetOldest(Handle handle, ConversationId id) {
    List<String> oldestLast =
        handle
            .createQuery(
                "select hash from resume_secret where conversation = :id order by at desc, hash")
            .bind("id", id.value())
            .mapTo(String.class)
            .list();
    oldestLast.stream()
        .skip(ConversationStore.FURTHER_SECRETS)
        .forEach(
            hash ->
                handle
                    .createUpdate("delete from resume_secret where hash = :hash")
                    .bind("hash", hash)
                    .execute());
  }

  static void deleteSecrets(Handle handle, ConversationId id) {
    ContentRows.delete(handle, id, "resume_secret");
  }
}
