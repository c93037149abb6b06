package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Erases conversations, and tells what is stored of one.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Erasures extends SetAside {
  /** Why a conversation is erased. */
  enum Cause {
    /** Who holds its secret asked for it. */
    HOLDER,
    /** An administrator erased all that a customer said. */
    ADMINISTRATOR,
    /** Nobody has touched it for as long as conversations are kept. */
    EXPIRED
  }

  /** A message that was left for a person. */
  record LeftNote(Instant at, String text, Optional<String> email) {
    /** Prints without what a person wrote. */
    @Override
    public String toString() {
      return "LeftNote[" + at + "]";
    }
  }

  /**
   * What is stored of a conversation beside its events.
   *
   * @param page where it was begun, where that was told
   */
  record Stored(
      Instant createdAt,
      Locale locale,
      Optional<String> page,
      Optional<Subject> subject,
      List<LeftNote> left) {
    public Stored {
      left = List.copyOf(left);
    }
  }

  /** Empty where there is no such conversation (any more). */
  Optional<Stored> stored(ConversationId id);

  /** The conversations that are known to be this customer's. */
  List<ConversationId> of(Subject subject);

  /**
   * Conversations not touched since, of which nothing is under way at the deletion API.
   *
   * @param now those that are set aside until later are left out
   */
  List<ConversationId> untouchedSince(Instant before, Instant now, int most);

  /** Conversations whose erasure was begun and not finished, as those of a killed process are. */
  List<Begun> unfinished(Instant now, int most);

  /** An erasure that was begun. */
  record Begun(ConversationId id, Cause cause) {}

  /** Conversations that were erased, of which nothing is under way any more. */
  List<ConversationId> settled(Instant now, int most);

  /** Notes that a conversation is going to be erased, so that it is whatever happens meanwhile. */
  void begin(ConversationId id, Cause cause);

  /**
   * Erases all that was said and all secrets, and notes when and why. What is still under way at
   * the deletion API is seen to its end; where there is nothing, no row is left of it at all. Done
   * again it does nothing.
   */
  void erase(ConversationId id, Cause cause, Instant at);

  /** Deletes what is left of an erased conversation of which nothing is under way any more. */
  void remove(ConversationId id);

  /**
   * Takes the rounds for this node: no other node gets them before {@code until}.
   *
   * @return whether nobody else had them
   */
  boolean lead(Instant now, Instant until);
}
