package dev.doorman.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether a customer has waited too long for a person's first answer. */
public enum Sla {
  OK,
  /** More than half of the time is over. */
  SOON,
  LATE;

  /** As on the wire, {@code ok}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How it stands with a chat. Only one that waits, or whose agent has not written yet, can be
   * late.
   *
   * @param within how long a first answer may take
   */
  public static Sla of(Chat chat, Instant now, Duration within) {
    boolean unanswered =
        chat.firstReplyAt().isEmpty()
            && (chat.state() == ChatState.WAITING || chat.state() == ChatState.HELD);
    if (!unanswered) {
      return OK;
    }
    Duration waited = Duration.between(chat.waitingSince(), now);
    if (waited.compareTo(within) >= 0) {
      return LATE;
    }
    return waited.multipliedBy(2).compareTo(within) >= 0 ? SOON : OK;
  }
}
