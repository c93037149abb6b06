package dev.doorman.access.account;

import dev.doorman.access.SessionId;
import dev.doorman.access.SignedIn.How;
import dev.doorman.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps sessions, by the hash of their cookie.
 *
 * <p>Every method throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and processes.
 */
public interface SessionStore {
  /**
   * A session that was not ended by anybody; time may be up.
   *
   * @param endsBy when its longest life is over
   */
  record Going(SessionId id, User user, How how, Instant usedAt, Instant endsBy) {}

  void add(SessionId id, String hash, UserId holder, How how, Instant now, Instant endsBy);

  /** The session of this hash, with its user as it is now; empty where it was ended. */
  Optional<Going> find(String hash);

  /** Notes its use. */
  void used(SessionId id, Instant now);

  /** Ends a session; does nothing where it was ended. */
  void end(SessionId id, Instant now);

  /**
   * Ends a user's sessions.
   *
   * @param but the one that goes on
   * @return those that were ended now
   */
  List<SessionId> endOf(UserId holder, Optional<SessionId> but, Instant now);

  /** Ends those not used since {@code idleSince}, and those whose life is over at {@code now}. */
  void endExpired(Instant idleSince, Instant now);

  /** Those that were ended at this time or later, on any node. */
  List<SessionId> endedSince(Instant since);

  /** Forgets those that were ended before this time. */
  void forget(Instant before);
}
