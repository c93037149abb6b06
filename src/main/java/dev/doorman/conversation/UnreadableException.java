package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import java.time.Duration;

/**
 * A conversation's row cannot be read by this version: it is damaged, or of a newer one. It may be
 * readable later, so nobody is told that it is lost; nothing is changed.
 */
public final class UnreadableException extends RetriableException {
  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  public UnreadableException(ConversationId id, Throwable cause) {
    super("conversation " + id + " cannot be read", RETRY_AFTER, cause);
  }
}
