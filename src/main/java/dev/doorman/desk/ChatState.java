package dev.doorman.desk;

import java.util.Locale;

/** Where a chat is. */
public enum ChatState {
  /** In the queue; the bot goes on answering. */
  WAITING,
  /** An agent has it; the bot is silent. */
  HELD,
  /** A message was left, or nobody came in time: to be answered by other means. */
  INBOX,
  CLOSED,
  /** Handed back to the bot. */
  RETURNED;

  /** As on the wire, {@code waiting}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody still has to do something. */
  public boolean isOpen() {
    return switch (this) {
      case WAITING, HELD, INBOX -> true;
      case CLOSED, RETURNED -> false;
    };
  }
}
