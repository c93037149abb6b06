package dev.doorman.desk.reply;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.UserId;
import java.util.Locale;
import java.util.Optional;

/**
 * What replies are filled with. Throws {@link dev.doorman.base.RetriableException} where the
 * database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface ChatFacts {
  /**
   * What is known of a chat.
   *
   * @param team of its latest hand-over
   * @param agent who has or had it last
   * @param email that the customer left
   */
  record Facts(
      String team,
      Optional<UserId> agent,
      Locale locale,
      Optional<String> page,
      Optional<RequestId> reference,
      Optional<String> email) {}

  /** The facts, where the conversation was ever handed over and is not erased. */
  Optional<Facts> of(ConversationId id);
}
