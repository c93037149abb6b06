package dev.doorman.desk.hook;

import dev.doorman.conversation.Bulletin;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Who is told of what.
 *
 * @param url where the calls go
 * @param events types of {@link Bulletin}, at least one, none of them twice
 */
public record Subscription(
    SubscriptionId id, URI url, List<String> events, Activity activity, Instant createdAt) {
  /**
   * @throws IllegalArgumentException naming what is no type, or where there is none
   */
  public Subscription {
    events = List.copyOf(events);
    List<String> unknown =
        events.stream().filter(event -> !Bulletin.types().contains(event)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown in events: "
              + String.join(", ", unknown)
              + "; there are "
              + String.join(", ", Bulletin.types()));
    }
    if (events.isEmpty()) {
      throw new IllegalArgumentException(
          "events is empty; name one or more of " + String.join(", ", Bulletin.types()));
    }
    if (events.stream().distinct().count() != events.size()) {
      throw new IllegalArgumentException("events names one twice");
    }
  }

  /** Whether it is told of anything. */
  public enum Activity {
    ACTIVE,
    /** What happens meanwhile is not told of later; what was to be told before waits. */
    PAUSED
  }

  /** Where the calls go, and the activity. */
  public Subscription with(Activity other) {
    return new Subscription(id, url, events, other, createdAt);
  }
}
