package dev.doorman.conversation.memory;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.memory.Row.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Watches} in memory. As in the tables, a lease moves the due time to its own end; an
 * earlier one found when it is given back stands.
 */
final class MemoryWatches implements Watches {
  private final Map<ConversationId, Row> rows;
  private final Map<String, Instant> heard = new HashMap<>();

  MemoryWatches(Map<ConversationId, Row> rows) {
    this.rows = rows;
  }

  @Override
  public List<Due> lease(Instant now, Duration lease, int most) {
    synchronized (rows) {
      List<Due> leased = new ArrayList<>();
      rows.forEach(
          (id, row) -> {
            Asking asking = row.asking;
            if (asking != null
                && leased.size() < most
                && !asking.dueAt.isAfter(now)
                && (asking.leasedUntil == null || asking.leasedUntil.isBefore(now))) {
              asking.leasedUntil = now.plus(lease);
              asking.dueAt = now.plus(lease);
              leased.add(new Due(id, asking.request, asking.attempt));
            }
          });
      return leased;
    }
  }

  @Override
  public void again(Due due, Instant next) {
    synchronized (rows) {
      Asking asking = asking(due.conversation());
      if (asking != null && asking.request.equals(due.request())) {
        if (asking.leasedUntil == null || !asking.dueAt.isBefore(asking.leasedUntil)) {
          asking.dueAt = next;
        }
        asking.leasedUntil = null;
      }
    }
  }

  private @Nullable Asking asking(ConversationId id) {
    Row row = rows.get(id);
    return row == null ? null : row.asking;
  }

  @Override
  public void hasten(ConversationId id, Instant now) {
    synchronized (rows) {
      Asking asking = asking(id);
      if (asking != null) {
        asking.hasten(now);
      }
    }
  }

  @Override
  public Seen hear(String webhookEvent, RequestId request, Instant now) {
    synchronized (rows) {
      if (heard.putIfAbsent(webhookEvent, now) != null) {
        return Seen.BEFORE;
      }
      for (Row row : rows.values()) {
        if (row.asking != null && row.asking.request.equals(request)) {
          row.asking.hasten(now);
        }
      }
      return Seen.NEW;
    }
  }

  @Override
  public void forgetEvents(Instant before) {
    synchronized (rows) {
      heard.values().removeIf(at -> at.isBefore(before));
    }
  }
}
