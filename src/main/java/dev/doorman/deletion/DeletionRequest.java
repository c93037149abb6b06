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
 * @param acceptedBefore another request for the same account that is accepted already; only while
 *     this one is verified, and only from an API that can tell
 */
public record DeletionRequest(
    RequestId id,
    State state,
    Optional<Verification> verification,
    Optional<String> account,
    Optional<Instant> verifiedUntil,
    Optional<Instant> acceptedAt,
    Optional<LocalDate> expectedBy,
    Withdrawable withdrawable,
    Optional<AcceptedBefore> acceptedBefore) {

  /** A request for an account of which no other is accepted, as far as the API can tell. */
  public DeletionRequest(
      RequestId id,
      State state,
      Optional<Verification> verification,
      Optional<String> account,
      Optional<Instant> verifiedUntil,
      Optional<Instant> acceptedAt,
      Optional<LocalDate> expectedBy,
      Withdrawable withdrawable) {
    this(
        id,
        state,
        verification,
        account,
        verifiedUntil,
        acceptedAt,
        expectedBy,
        withdrawable,
        Optional.empty());
  }

  /** A request that awaits verification, with its link where the call made one. */
  public static DeletionRequest awaiting(RequestId id, Optional<Verification> link) {
    return new DeletionRequest(
        id,
        State.AWAITING_VERIFICATION,
        link,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Withdrawable.YES);
  }

  /** A request whose identity is proved. */
  public static DeletionRequest verified(RequestId id, String account, Instant until) {
    return verified(id, account, until, Optional.empty());
  }

  /** A request whose identity is proved, with another one for the account that is accepted. */
  public static DeletionRequest verified(
      RequestId id, String account, Instant until, Optional<AcceptedBefore> before) {
    return new DeletionRequest(
        id,
        State.VERIFIED,
        Optional.empty(),
        Optional.of(account),
        Optional.of(until),
        Optional.empty(),
        Optional.empty(),
        Withdrawable.YES,
        before);
  }

  /** Another request for the same account. */
  public record AcceptedBefore(RequestId id, Instant acceptedAt, LocalDate expectedBy) {}

  /** A request that is accepted, or completed. */
  public static DeletionRequest accepted(
      RequestId id, State state, Instant at, LocalDate expectedBy, Withdrawable withdrawable) {
    return new DeletionRequest(
        id,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at),
        Optional.of(expectedBy),
        withdrawable);
  }

  /** A request that has ended without a deletion, or whose link has expired. */
  public static DeletionRequest ended(RequestId id, State state) {
    return new DeletionRequest(
        id,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Withdrawable.NO);
  }

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
