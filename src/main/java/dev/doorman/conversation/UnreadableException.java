package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import java.time.Duration;
import java.util.UUID;

/**
 * A conversation's row, or an event of its log, cannot be read by this version: it is damaged, or
 * of a newer one. It may be readable later, so nobody is told that it is lost; nothing is changed.
 */
public final class UnreadableException extends RetriableException {
  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final UUID conversation;
  private final String why;

  public UnreadableException(ConversationId id, Throwable cause) {
    super("conversation " + id + " cannot be read", RETRY_AFTER, cause);
    this.conversation = id.value();
    this.why = cause.getClass().getSimpleName();
  }

  /**
   * @param why what is wrong; nothing that a customer said
   */
  public UnreadableException(ConversationId id, String why) {
    super("conversation " + id + " cannot be read: " + why, RETRY_AFTER, null);
    this.conversation = id.value();
    this.why = why;
  }

  /** Which one cannot be read. */
  public ConversationId conversation() {
    return new ConversationId(conversation);
  }

  /** What is wrong; nothing that a customer said. */
  public String why() {
    return why;
  }
}
