package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Conversations that something has to be done about because time went by.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Sweeps extends SetAside {
  /** Conversations whose customer has been silent for long enough. */
  List<ConversationId> silent(Instant now, int most);

  /** Conversations whose answer was held back for long enough. */
  List<ConversationId> overdueAnswers(Instant now, int most);

  /** Conversations that are to be purged. */
  List<ConversationId> purgeable(Instant now, int most);

  /** What is kept of a completed deletion. */
  record CompletedDeletion(
      RequestId request, Instant acceptedAt, LocalDate expectedBy, Locale locale) {}

  /** The last deletion of the conversation, where it was completed. */
  Optional<CompletedDeletion> completedDeletion(ConversationId id);

  /**
   * How many accepted deletions are not completed though the day that the customer was told is
   * over.
   *
   * @param today a day before this one is over
   */
  long overdueDeletions(LocalDate today);

  /**
   * Erases what was said, keeps the record and the resume hash, and begins a new epoch with one
   * event. Does nothing where the conversation is not to be purged (any more).
   */
  void purge(ConversationId id, String newEpoch, Event receipt);

  /**
   * Reads the whole log of a conversation.
   *
   * @throws UnreadableException if an event of it is not what was stored
   */
  void readLog(ConversationId id);
}
