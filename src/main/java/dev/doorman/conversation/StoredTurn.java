package dev.doorman.conversation;

import java.util.List;

/**
 * A turn as it was stored.
 *
 * @param from the version that it was made from
 * @param after the conversation as it is stored now
 * @param events that it added, in order
 */
public record StoredTurn(long from, Conversation after, List<Event> events) {
  public StoredTurn {
    events = List.copyOf(events);
  }

  /** The number of the last event before it. */
  public long lastBefore() {
    return after.lastSeq() - events.size();
  }
}
