package dev.doorman.conversation;

import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.words.BodyJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of a conversation as it was before a turn; read from the store at most once.
 * Not thread-safe.
 */
final class RecentEvents {
  /** No text leans back over more events than this. */
  private static final int MAX_EVENTS = 24;

  private final ConversationStore store;
  private final Conversation before;
  private @Nullable List<Event> read;

  RecentEvents(ConversationStore store, Conversation before) {
    this.store = store;
    this.before = before;
  }

  /** The latest first. */
  List<Event> all() {
    List<Event> events = read;
    if (events == null) {
      long since = Math.max(0, before.lastSeq() - MAX_EVENTS);
      events = store.eventsAfter(before.id(), since, MAX_EVENTS).reversed();
      read = events;
    }
    return events;
  }

  /**
   * The latest first.
   *
   * @param most of them, up to 24
   */
  List<Event> latest(int most) {
    return all().stream().filter(event -> event.seq() > before.lastSeq() - most).toList();
  }

  /**
   * What the customer typed last.
   *
   * @param most so many events are looked at
   */
  Optional<Event> lastTyped(int most) {
    return latest(most).stream()
        .filter(event -> event.from() == Sender.CUSTOMER)
        .filter(event -> BodyJson.typed(event.body()).isPresent())
        .findFirst();
  }
}
