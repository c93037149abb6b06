package dev.doorman.deletion;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;

/**
 * Stands where no deletion API is configured. A conversation begun while there was one may still
 * have calls to make: they fail as calls to an API that cannot be reached, and are kept.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class AbsentDeletionApi implements DeletionApi {
  @Override
  public DeletionRequest create(NewDeletionRequest request, IdempotencyKey key) {
    throw absent();
  }

  @Override
  public DeletionRequest get(RequestId id) {
    throw absent();
  }

  @Override
  public DeletionRequest renewVerification(RequestId id) {
    throw absent();
  }

  @Override
  public DeletionRequest confirm(RequestId id, IdempotencyKey key) {
    throw absent();
  }

  @Override
  public DeletionRequest withdraw(RequestId id) {
    throw absent();
  }

  private static RetriableException absent() {
    return new RetriableException(
        "no deletion API is configured; set doorman.deletion-api.url", null);
  }
}
