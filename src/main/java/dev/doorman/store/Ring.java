package dev.doorman.store;

import dev.doorman.base.ConversationId;
import java.util.OptionalLong;

/**
 * One ring of the {@link Doorbell}.
 *
 * @param version that the conversation has now, so that who has it need not look; empty if unknown
 * @param concern whether there may be more to do than to read what is new
 */
public record Ring(ConversationId conversation, OptionalLong version, Concern concern) {
  /** Whom a ring concerns. */
  public enum Concern {
    /** Who reads along. */
    READERS,
    /** Who reads along, and who does the work that waits in the database. */
    READERS_AND_WORKERS
  }

  /** A ring that says as little as possible: everybody has to look. */
  public static Ring of(ConversationId conversation) {
    return new Ring(conversation, OptionalLong.empty(), Concern.READERS_AND_WORKERS);
  }
}
