package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
   * @param failingSince since when no usable answer came; empty if the last one was usable
   */
  record Due(
      ConversationId conversation,
      RequestId request,
      int attempt,
      boolean attended,
      Optional<Instant> failingSince) {}

  /** Leases what is due. */
  List<Due> lease(Instant now, Duration lease, int most);

  /** Sets when to ask next, and gives the lease back; the last answer was usable. */
  void again(Due due, Instant next);

  /**
   * Sets when to ask next, and gives the lease back, where no usable answer came.
   *
   * @param since since when
   * @param why for operators; holds no secret and nothing a customer said
   */
  void failed(Due due, Instant since, String why, Instant next);

  /**
   * A request about which no usable answer comes.
   *
   * @param since since when
   * @param why what was wrong with the last one
   */
  record Failing(
      ConversationId conversation, String request, Instant since, String why, Instant dueAt) {}

  /** The requests about which no usable answer comes, the longest first. */
  List<Failing> failing(int most);

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
