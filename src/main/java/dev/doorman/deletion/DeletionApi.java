package dev.doorman.deletion;

import dev.doorman.base.RequestId;

/**
 * The vendor's deletion API.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the API could not be
 * reached, was too slow, failed (5xx) or answered in a way that the contract does not know: what
 * the call did is then <em>not known</em>, and the same call may be made again. It throws {@link
 * DeletionRefused} where the API refused it: the call did nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads; calls block for at most the configured
 * deadline.
 */
public interface DeletionApi {
  /**
   * Makes a request. The same key with the same request gets the same answer for at least 24 hours,
   * so it is safe to repeat.
   *
   * @return the request, with its verification link
   */
  DeletionRequest create(NewDeletionRequest request, IdempotencyKey key);

  /** Where the request stands; this alone is the truth. */
  DeletionRequest get(RequestId id);

  /**
   * Makes a new verification link; the one before it dies. Repeating it makes another one, and a
   * request has five in all.
   *
   * @return the request, with its verification link
   */
  DeletionRequest renewVerification(RequestId id);

  /** Gives the final yes. Safe to repeat with the same key. */
  DeletionRequest confirm(RequestId id, IdempotencyKey key);

  /** Withdraws the request. Safe to repeat. */
  DeletionRequest withdraw(RequestId id);
}
