package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Conversations that a periodic job failed on. The job leaves each alone for a while, longer each
 * time, so that it stands in nobody's way, and tries it again then. Every call throws {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface SetAside {
  /** How long one is left alone after its first failure; doubled with each, up to {@link #LAST}. */
  Duration FIRST = Duration.ofMinutes(1);

  /** The longest that one is left alone. */
  Duration LAST = Duration.ofHours(6);

  /** What is done for many conversations from time to time, and what cannot be done for one. */
  enum Job {
    /** Asking silent customers. */
    SILENCE,
    /** Writing answers that were held back. */
    HELD_ANSWER,
    /** Purging what a completed deletion takes along. */
    PURGE,
    /** Erasing what is kept no longer. */
    ERASURE,
    /** Deleting what is left of erased conversations. */
    REMOVAL,
    /** Reading the log, for whoever it is. */
    READING,
    /** Moving a chat in the agents' queue. */
    DESK
  }

  /**
   * A conversation that is left alone.
   *
   * @param why the kind of failure; nothing that a customer said
   */
  record Item(
      Job job, ConversationId conversation, String why, int tries, Instant since, Instant next) {}

  /** Notes a failure. */
  void setAside(Job job, ConversationId id, String why, Instant now);

  /** Whether a job leaves this one alone, or did so until it can be tried again. */
  boolean isSetAside(Job job, ConversationId id);

  /** Those that a job leaves alone now. */
  Set<ConversationId> leftAlone(Job job, Instant now);

  /** The conversations of a job that are to be tried again, the longest waiting first. */
  List<ConversationId> retried(Job job, Instant now, int most);

  /** It went well; whatever was noted is forgotten. */
  void restored(Job job, ConversationId id);

  /** The latest failures first. */
  List<Item> setAside(int most);

  /** How many are set aside. */
  long countSetAside();
}
