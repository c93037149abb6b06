package dev.doorman.sandbox.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the request has reached.
 *
 * @param maskedAccount the account as its owner would know it, masked; from verified on
 * @param completeAt when the deletion will be carried out
 */
public record Progress(
    Optional<String> maskedAccount,
    Optional<Instant> verifiedAt,
    Optional<Instant> verifiedUntil,
    Optional<Instant> acceptedAt,
    Optional<LocalDate> expectedBy,
    Optional<Instant> completeAt,
    Optional<Instant> completedAt) {

  public static Progress none() {
    return new Progress(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Progress verified(String masked, Instant at, Instant until) {
    return new Progress(
        Optional.of(masked),
        Optional.of(at),
        Optional.of(until),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Progress accepted(Instant at, LocalDate by, Instant complete) {
    return new Progress(
        maskedAccount,
        verifiedAt,
        verifiedUntil,
        Optional.of(at),
        Optional.of(by),
        Optional.of(complete),
        Optional.empty());
  }

  public Progress completed(Instant at) {
    return new Progress(
        maskedAccount,
        verifiedAt,
        verifiedUntil,
        acceptedAt,
        expectedBy,
        completeAt,
        Optional.of(at));
  }
}
