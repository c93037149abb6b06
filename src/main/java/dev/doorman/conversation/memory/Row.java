package dev.doorman.conversation.memory;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Event;
import dev.doorman.dialogue.Effect;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is kept of one conversation; guarded by the store's lock. */
final class Row {
  Conversation conversation;
  @Nullable String resumeHash;
  @Nullable Instant purgeAt;
  final List<Event> events = new ArrayList<>();
  final Map<ClientMessageId, Long> acknowledged = new HashMap<>();
  final List<Order> orders = new ArrayList<>();
  final TreeMap<Integer, Deletion> deletions = new TreeMap<>();
  final List<LeftMessage> left = new ArrayList<>();
  @Nullable Asking asking;

  Row(Conversation conversation, String resumeHash) {
    this.conversation = conversation;
    this.resumeHash = resumeHash;
  }

  /** An effect that is to be carried out. */
  static final class Order {
    final long ord;
    final Effect effect;
    final String key;
    final Instant createdAt;
    int attempts;
    Instant dueAt;
    @Nullable Lease lease;
    @Nullable Instant leasedUntil;

    Order(long ord, Effect effect, String key, Instant at) {
      this.ord = ord;
      this.effect = effect;
      this.key = key;
      createdAt = at;
      dueAt = at;
    }

    boolean isFree(Instant now) {
      return !dueAt.isAfter(now) && (leasedUntil == null || leasedUntil.isBefore(now));
    }
  }

  /** A request that is asked about from time to time. */
  static final class Asking {
    RequestId request;
    int attempt;
    Instant dueAt;
    @Nullable Instant leasedUntil;

    Asking(RequestId request, int attempt, Instant dueAt) {
      this.request = request;
      this.attempt = attempt;
      this.dueAt = dueAt;
    }

    void hasten(Instant now) {
      if (dueAt.isAfter(now)) {
        dueAt = now;
      }
    }
  }

  /** What is noted of one attempt. */
  static final class Deletion {
    @Nullable RequestId request;
    @Nullable Instant acceptedAt;
    @Nullable LocalDate expectedBy;
    @Nullable Instant completedAt;
  }
}
