package dev.doorman.chat;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frame that cannot be taken; says why and what to do. */
final class FrameFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable UUID id;

  FrameFault(String code, String message, @Nullable UUID id) {
    super(message);
    this.code = code;
    this.id = id;
  }

  String code() {
    return code;
  }

  /** The message's id, where it could be read. */
  Optional<UUID> id() {
    return Optional.ofNullable(id);
  }
}
