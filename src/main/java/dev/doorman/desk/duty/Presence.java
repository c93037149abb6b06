package dev.doorman.desk.duty;

import java.util.Locale;
import java.util.Optional;

/** Whether an agent is there. */
public enum Presence {
  /** Takes chats. */
  ONLINE,
  /** Has a page open and takes no new chats. */
  AWAY,
  /** Has no page open on any node. */
  OFFLINE;

  /** As on the wire, {@code online}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What an agent can say of themselves: {@code online} or {@code away}. */
  public static Optional<Presence> told(String id) {
    return switch (id) {
      case "online" -> Optional.of(ONLINE);
      case "away" -> Optional.of(AWAY);
      default -> Optional.empty();
    };
  }
}
