package dev.doorman.conversation.memory;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Held;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.memory.Row.Deletion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** {@link Sweeps} in memory. */
final class MemorySweeps implements Sweeps {
  private final Map<ConversationId, Row> rows;

  MemorySweeps(Map<ConversationId, Row> rows) {
    this.rows = rows;
  }

  @Override
  public List<ConversationId> silent(Instant now, int most) {
    return due(row -> row.conversation.parkAt(), now, most);
  }

  @Override
  public List<ConversationId> overdueAnswers(Instant now, int most) {
    return due(row -> row.conversation.held().map(Held::until), now, most);
  }

  @Override
  public List<ConversationId> purgeable(Instant now, int most) {
    return due(row -> Optional.ofNullable(row.purgeAt), now, most);
  }

  private List<ConversationId> due(Function<Row, Optional<Instant>> time, Instant now, int most) {
    synchronized (rows) {
      return rows.values().stream()
          .filter(row -> time.apply(row).filter(at -> !at.isAfter(now)).isPresent())
          .limit(most)
          .map(row -> row.conversation.id())
          .toList();
    }
  }

  @Override
  public Optional<CompletedDeletion> completedDeletion(ConversationId id) {
    synchronized (rows) {
      Row row = rows.get(id);
      if (row == null) {
        return Optional.empty();
      }
      for (Deletion deletion : row.deletions.descendingMap().values()) {
        if (deletion.request != null
            && deletion.acceptedAt != null
            && deletion.expectedBy != null
            && deletion.completedAt != null) {
          return Optional.of(
              new CompletedDeletion(
                  deletion.request,
                  deletion.acceptedAt,
                  deletion.expectedBy,
                  row.conversation.locale()));
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public void purge(ConversationId id, String newEpoch, Event receipt) {
    synchronized (rows) {
      Row row = rows.get(id);
      if (row == null || row.purgeAt == null) {
        return;
      }
      row.events.clear();
      row.events.add(receipt);
      row.acknowledged.clear();
      row.orders.clear();
      row.left.clear();
      row.purgeAt = null;
      Conversation before = row.conversation;
      row.conversation =
          new Conversation(
              id,
              newEpoch,
              before.version() + 1,
              receipt.seq(),
              before.lastEffect(),
              before.locale(),
              before.state().withoutQuestions(),
              OptionalLong.empty(),
              Optional.empty(),
              before.parkAt(),
              Optional.empty(),
              before.ended());
    }
  }
}
