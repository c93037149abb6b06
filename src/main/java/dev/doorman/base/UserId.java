package dev.doorman.base;

import java.util.Objects;
import java.util.UUID;

/** The id of somebody who works at the desk. */
public record UserId(UUID value) {
  public UserId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
