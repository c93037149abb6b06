package dev.doorman.conversation.memory;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.memory.Row.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link Outbox} in memory. */
final class MemoryOutbox implements Outbox {
  private final Map<ConversationId, Row> rows;

  MemoryOutbox(Map<ConversationId, Row> rows) {
    this.rows = rows;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    synchronized (rows) {
      return rows.entrySet().stream()
          .filter(row -> !row.getValue().orders.isEmpty())
          .filter(row -> row.getValue().orders.getFirst().isFree(now))
          .sorted(Comparator.comparing(row -> row.getValue().orders.getFirst().dueAt))
          .limit(most)
          .map(row -> leased(row.getKey(), row.getValue().orders.getFirst(), now.plus(lease)))
          .toList();
    }
  }

  private static Due leased(ConversationId id, Order order, Instant until) {
    var lease = new Lease(order.ord, UUID.randomUUID());
    order.lease = lease;
    order.leasedUntil = until;
    return new Due(id, lease, order.effect, order.key, order.attempts, order.createdAt);
  }

  @Override
  public void retry(Due due, Instant next) {
    synchronized (rows) {
      for (Order order : orders(due.conversation())) {
        if (due.lease().equals(order.lease)) {
          order.attempts++;
          order.dueAt = next;
          order.lease = null;
          order.leasedUntil = null;
        }
      }
    }
  }

  @Override
  public void drop(Due due) {
    synchronized (rows) {
      orders(due.conversation()).removeIf(order -> due.lease().equals(order.lease));
    }
  }

  private List<Order> orders(ConversationId id) {
    Row row = rows.get(id);
    return row == null ? List.of() : row.orders;
  }

  @Override
  public Optional<RequestId> requestOf(ConversationId id, int attempt) {
    synchronized (rows) {
      return Optional.ofNullable(rows.get(id))
          .map(row -> row.deletions.get(attempt))
          .map(deletion -> deletion.request);
    }
  }
}
