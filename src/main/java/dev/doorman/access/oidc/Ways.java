package dev.doorman.access.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what belongs to ways to the provider that are not finished, so that any node takes the way
 * back, once.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and processes.
 */
public interface Ways {
  /**
   * A way.
   *
   * @param state the hash of the state that comes back
   * @param nonce what the token must say
   * @param verifier what the code is exchanged with
   * @param next where to go afterwards: a path of the desk
   */
  record Way(String state, String nonce, String verifier, String next, Instant endsAt) {}

  void add(Way way);

  /** Takes a way out; empty where there is none, or it took too long, or it was taken. */
  Optional<Way> take(String state, Instant now);

  /** Forgets those that took too long. */
  void forget(Instant now);
}
