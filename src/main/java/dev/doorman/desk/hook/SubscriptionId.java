package dev.doorman.desk.hook;

import java.util.Objects;
import java.util.UUID;

/** Names one subscription. No credential. */
public record SubscriptionId(UUID value) {
  public SubscriptionId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
