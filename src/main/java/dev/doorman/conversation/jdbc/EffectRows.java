package dev.doorman.conversation.jdbc;

import dev.doorman.base.Subject;
import dev.doorman.conversation.Change;
import dev.doorman.dialogue.Effect;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what a turn orders into the outbox. */
final class EffectRows {
  private EffectRows() {}

  static void insert(Handle handle, Change change) {
    if (change.effects().stream().anyMatch(Effect.Withdraw.class::isInstance)) {
      hastenEarlier(handle, change);
    }
    long ord = change.before().lastEffect();
    for (Effect effect : change.effects()) {
      ord++;
      handle
          .createUpdate(
              """
              insert into outbox (conversation, ord, effect, call_key, attempts, created_at, due_at,
                subject)
              values (:conversation, :ord, :effect, :key, 0, :at, :at, :subject)""")
          .bind("conversation", change.before().id().value())
          .bind("ord", ord)
          .bind("effect", StateJson.write(effect))
          .bind("key", key(change, ord))
          .bind("at", Rows.time(change.at()))
          .bind("subject", subject(effect, change))
          .execute();
    }
  }

  private static @Nullable String subject(Effect effect, Change change) {
    return effect instanceof Effect.CreateRequest
        ? change.subject().map(Subject::value).orElse(null)
        : null;
  }

  /** A withdrawal waits for those before it, but not for the pauses between their tries. */
  private static void hastenEarlier(Handle handle, Change change) {
    handle
        .createUpdate(
            "update outbox set due_at = :at where conversation = :conversation and due_at > :at")
        .bind("conversation", change.before().id().value())
        .bind("at", Rows.time(change.at()))
        .execute();
  }

  /** Never used again: effects of a conversation are numbered through its whole life. */
  private static String key(Change change, long ord) {
    return change.before().id() + "-" + ord;
  }
}
