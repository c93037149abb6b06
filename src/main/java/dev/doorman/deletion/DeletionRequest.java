package dev.doorman.deletion;

import dev.doorman.base.RequestId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request as the API tells it.
 *
 * @param verification only in the answer to the call that made the link
 * @param account masked; from verified on
 * @param verifiedUntil until when a confirmation is taken
 * @param expectedBy the day by which the deletion will be done; from accepted on
 */
public record DeletionRequest(
    RequestId id,
    State state,
    Optional<Verification> verification,
    Optional<String> account,
    Optional<Instant> verifiedUntil,
    Optional<Instant> acceptedAt,
    Optional<LocalDate> expectedBy,
    Withdrawable withdrawable) {

  /** The contract's states. */
  public enum State {
    AWAITING_VERIFICATION,
    VERIFIED,
    ACCEPTED,
    COMPLETED,
    EXPIRED,
    LOCKED,
    REJECTED,
    WITHDRAWN
  }

  /** Whether a withdrawal would succeed now. */
  public enum Withdrawable {
    YES,
    NO
  }

  /** The way to the verification page; it prints without its address. */
  public record Verification(URI url, String matchPhrase, Instant expiresAt) {
    @Override
    public String toString() {
      return "Verification[expiresAt=" + expiresAt + "]";
    }
  }
}
