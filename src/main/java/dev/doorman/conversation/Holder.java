package dev.doorman.conversation;

import dev.doorman.base.UserId;
import java.util.Objects;

/**
 * The agent who has a chat.
 *
 * @param displayName the name that the customer is told
 */
public record Holder(UserId id, String displayName) {
  public Holder {
    Objects.requireNonNull(id, "id");
    if (displayName.isBlank()) {
      throw new IllegalArgumentException("an agent needs a name that customers are told");
    }
  }
}
