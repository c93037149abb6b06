package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells who is there to answer customers.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads. A call may read the database; it throws
 * {@link dev.doorman.base.RetriableException} where that is not available.
 */
public interface Staffing {
  /** Nobody is there, ever: where there is no desk. */
  Staffing NOBODY = (locale, id) -> new Staff.Nobody();

  /**
   * Who would answer this conversation now.
   *
   * @param locale the customer's language
   * @param id the conversation, which may be waiting already
   */
  Staff now(Locale locale, ConversationId id);

  /** Whether somebody would answer. */
  sealed interface Staff {
    /**
     * Nobody is there, or it is outside of hours.
     *
     * @param opens when the desk's hours begin next, where it is outside of them
     */
    record Nobody(Optional<ZonedDateTime> opens) implements Staff {
      /** Nobody is there, and when somebody will be is not known. */
      public Nobody() {
        this(Optional.empty());
      }
    }

    /**
     * Somebody is there.
     *
     * @param team whose queue it is
     * @param place the conversation's place in that queue, from 1; the one that it would get, where
     *     it is not waiting yet
     * @param expected how long it will take as far as is known
     */
    record There(String team, int place, Optional<Duration> expected) implements Staff {
      public There {
        if (team.isBlank() || place < 1) {
          throw new IllegalArgumentException("a queue has a team, and places from 1");
        }
      }
    }
  }
}
