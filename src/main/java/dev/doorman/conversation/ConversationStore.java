package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps conversations and their logs.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface ConversationStore {
  /** Stores a conversation with no events. */
  void create(
      Conversation conversation, String resumeHash, Optional<String> page, Instant createdAt);

  Optional<Conversation> read(ConversationId id);

  /** The conversation that this hash of a resume secret opens. */
  Optional<ConversationId> findByResumeHash(String hash);

  /**
   * The conversation of this subject in which a deletion request is under way, ended or not; the
   * last one used, where there are several.
   */
  Optional<ConversationId> findUnderWay(Subject subject);

  /**
   * Lets a further secret open a conversation, and opens it again where it was ended. Of the
   * further secrets the newest {@value #FURTHER_SECRETS} are kept.
   *
   * @return whether it (still) is a conversation of this subject
   */
  boolean admit(ConversationId id, Subject subject, String resumeHash, Instant at);

  /** How many secrets may open a conversation beside its first. */
  int FURTHER_SECRETS = 10;

  /** Stores all of a change, or nothing of it. */
  Outcome commit(Change change);

  /** What became of a commit. */
  enum Outcome {
    STORED,
    /**
     * The conversation has moved on, or the message is stored already: read it again and make the
     * change anew.
     */
    CONFLICT,
    /** The lease of the effect that the change finishes was lost: somebody else finishes it. */
    LEASE_LOST
  }

  /**
   * A conversation, and a message to it.
   *
   * @param acknowledged the number that the message was acknowledged with, if it was stored before
   */
  record Addressed(Conversation conversation, OptionalLong acknowledged) {}

  /** Reads a conversation, and whether this message is stored in it, at the same moment. */
  Optional<Addressed> readFor(ConversationId id, ClientMessageId message);

  /** The number that this message was acknowledged with, where it was stored before. */
  OptionalLong acknowledged(ConversationId id, ClientMessageId message);

  /** At most {@code limit} events after a number, in order. */
  List<Event> eventsAfter(ConversationId id, long seq, int limit);

  Optional<Event> event(ConversationId id, long seq);

  /** The hand-overs of a conversation, in order; none where it is gone. */
  List<HandOver> handOvers(ConversationId id);

  /** The versions of those of these conversations that are there; one that moved on has another. */
  Map<ConversationId, Long> versions(Collection<ConversationId> ids);
}
