package dev.doorman.desk.reply;

import java.util.Objects;
import java.util.UUID;

/** Names one canned reply. No credential. */
public record ReplyId(UUID value) {
  public ReplyId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
