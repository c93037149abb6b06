package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The live requests at the deletion API, whose state is asked from time to time.
 *
 * <p>Leases and failures as in {@link Outbox}.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Watches {
  /**
   * A request to ask about, leased to the caller.
   *
   * @param attended whether its customer had a client on some node lately
   */
  record Due(ConversationId conversation, RequestId request, int attempt, boolean attended) {}

  /** Leases what is due. */
  List<Due> lease(Instant now, Duration lease, int most);

  /** Sets when to ask next, and gives the lease back. */
  void again(Due due, Instant next);

  /**
   * Notes that these conversations have a client on this node, for those whose client is not on the
   * node that asks; one that is attended anew is asked about at once.
   *
   * @param lasting how long that holds, unless it is noted again
   */
  void attend(Collection<ConversationId> ids, Instant now, Duration lasting);

  /** Makes the asking for this conversation due now, where there is one. */
  void hasten(ConversationId id, Instant now);

  /**
   * Notes an event of the deletion API and makes the asking about its request due now, both or
   * neither. One that was noted before does nothing; a request that is unknown is passed over.
   */
  Seen hear(String webhookEvent, RequestId request, Instant now);

  /** Whether an event was noted before. */
  enum Seen {
    NEW,
    BEFORE
  }

  /** Forgets noted events from before this time. */
  void forgetEvents(Instant before);
}
