package dev.doorman.conversation;

import java.util.Objects;
import java.util.UUID;

/** The id that a client gave a message of its own: the same id is the same message. */
public record ClientMessageId(UUID value) {
  public ClientMessageId {
    Objects.requireNonNull(value, "value");
  }
}
