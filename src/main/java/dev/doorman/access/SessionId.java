package dev.doorman.access;

import java.util.Objects;
import java.util.UUID;

/** Names a session of a user of the desk. No credential: the cookie holds another value. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
