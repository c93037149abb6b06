package dev.doorman.base;

import java.util.Objects;
import java.util.UUID;

/** Names somebody who works at the agent desk. No credential: knowing it opens nothing. */
public record UserId(UUID value) {
  public UserId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
