package dev.doorman.base;

import java.util.Objects;
import java.util.UUID;

/** Names one conversation. No credential: knowing it opens nothing. */
public record ConversationId(UUID value) {
  public ConversationId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
