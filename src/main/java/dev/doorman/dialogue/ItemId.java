package dev.doorman.dialogue;

import java.util.Objects;

/** Names an item of the warning's checklist, as the article does: {@code back-up}. */
public record ItemId(String value) {
  public ItemId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
