package dev.doorman.conversation;

import java.time.Instant;
import java.util.Locale;

/**
 * One entry of the log.
 *
 * @param body what it says, as JSON in the form of the wire
 */
public record Event(long seq, Instant at, Sender from, String body) {
  /** Who an event comes from. */
  public enum Sender {
    BOT,
    CUSTOMER,
    AGENT,
    SYSTEM;

    /** The name on the wire. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Prints without what it says. */
  @Override
  public String toString() {
    return "Event[seq=" + seq + ", from=" + from + "]";
  }
}
