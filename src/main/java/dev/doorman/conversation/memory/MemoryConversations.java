package dev.doorman.conversation.memory;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.memory.Row.Asking;
import dev.doorman.conversation.memory.Row.Deletion;
import dev.doorman.conversation.memory.Row.Order;
import dev.doorman.dialogue.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link ConversationStore} in memory. */
final class MemoryConversations implements ConversationStore {
  private final Map<ConversationId, Row> rows;

  /**
   * @param rows shared with the other ports; also the lock
   */
  MemoryConversations(Map<ConversationId, Row> rows) {
    this.rows = rows;
  }

  @Override
  public void create(
      Conversation conversation, String resumeHash, Optional<String> page, Instant createdAt) {
    synchronized (rows) {
      rows.put(conversation.id(), new Row(conversation, resumeHash));
    }
  }

  @Override
  public Optional<Conversation> read(ConversationId id) {
    synchronized (rows) {
      return row(id).map(row -> row.conversation);
    }
  }

  private Optional<Row> row(ConversationId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public Optional<ConversationId> findByResumeHash(String hash) {
    synchronized (rows) {
      return rows.values().stream()
          .filter(row -> hash.equals(row.resumeHash))
          .map(row -> row.conversation.id())
          .findFirst();
    }
  }

  @Override
  public Outcome commit(Change change) {
    synchronized (rows) {
      Row row = rows.get(change.before().id());
      if (row == null || row.conversation.version() != change.before().version()) {
        return Outcome.CONFLICT;
      }
      if (change.done().isPresent()
          && !row.orders.removeIf(order -> change.done().get().equals(order.lease))) {
        return Outcome.LEASE_LOST;
      }
      row.events.addAll(change.events());
      change.message().ifPresent(message -> row.acknowledged.put(message.id(), message.seq()));
      change.left().ifPresent(row.left::add);
      order(row, change);
      watch(row, change);
      change.record().forEach(note -> note(row, note, change.at()));
      row.conversation = after(change);
      change.purgeAt().ifPresent(at -> row.purgeAt = at);
      if (change.resumable() == Resumable.NO) {
        row.resumeHash = null;
      }
      return Outcome.STORED;
    }
  }

  private static Conversation after(Change change) {
    Conversation before = change.before();
    return new Conversation(
        before.id(),
        before.epoch(),
        before.version() + 1,
        change.lastSeq(),
        before.lastEffect() + change.effects().size(),
        before.locale(),
        change.state(),
        change.promptSeq(),
        change.guardUntil(),
        change.parkAt(),
        change.held(),
        change.ended());
  }

  private static void order(Row row, Change change) {
    if (change.effects().stream().anyMatch(Effect.Withdraw.class::isInstance)) {
      // It waits for those before it, but not for the pauses between their tries.
      for (Order order : row.orders) {
        if (order.dueAt.isAfter(change.at())) {
          order.dueAt = change.at();
        }
      }
    }
    long ord = change.before().lastEffect();
    for (Effect effect : change.effects()) {
      ord++;
      row.orders.add(new Order(ord, effect, change.before().id() + "-" + ord, change.at()));
    }
  }

  private static void watch(Row row, Change change) {
    if (change.watch().isEmpty()) {
      row.asking = null;
      return;
    }
    Change.Watch watch = change.watch().get();
    Asking asking = row.asking;
    if (asking == null) {
      row.asking = new Asking(watch.request(), watch.attempt(), watch.dueAt());
      return;
    }
    asking.request = watch.request();
    asking.attempt = watch.attempt();
    asking.hasten(watch.dueAt());
  }

  private static void note(Row row, Note note, Instant at) {
    Deletion deletion = row.deletions.computeIfAbsent(note.attempt(), key -> new Deletion());
    switch (note) {
      case Note.Confirmed confirmed -> {}
      case Note.Made made -> deletion.request = made.request();
      case Note.Accepted accepted -> {
        deletion.acceptedAt = accepted.acceptedAt();
        deletion.expectedBy = accepted.expectedBy();
      }
      case Note.Completed completed -> deletion.completedAt = at;
    }
  }

  @Override
  public OptionalLong acknowledged(ConversationId id, ClientMessageId message) {
    synchronized (rows) {
      Long seq = row(id).map(row -> row.acknowledged.get(message)).orElse(null);
      return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }
  }

  @Override
  public List<Event> eventsAfter(ConversationId id, long seq, int limit) {
    synchronized (rows) {
      return row(id).stream()
          .flatMap(row -> row.events.stream())
          .filter(event -> event.seq() > seq)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Event> event(ConversationId id, long seq) {
    return eventsAfter(id, seq - 1, 1).stream().filter(event -> event.seq() == seq).findFirst();
  }
}
