package dev.doorman.sandbox.book;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A deletion request. Its methods are the arrows of the state machine; who may take one is for the
 * callers to check.
 *
 * @param confirmedAt when the customer said yes to the warning, as Doorman told it
 */
public record Request(
    String id,
    UUID conversation,
    Optional<String> subject,
    String locale,
    Instant confirmedAt,
    Instant createdAt,
    State state,
    Link link,
    Proof proof,
    Progress progress) {

  /** A request that was not confirmed by then dies without effect. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  /** For how long a verified request waits for its confirmation. */
  public static final Duration VERIFIED_FOR = Duration.ofMinutes(15);

  /** So many codes may be tried. */
  public static final int MOST_CHECKS = 5;

  public Instant diesAt() {
    return createdAt.plus(LIFETIME);
  }

  /** When time alone changes the state next; empty where it never does. */
  public Optional<Instant> dueAt() {
    return switch (state) {
      case AWAITING_VERIFICATION ->
          Optional.of(link.expiresAt().isBefore(diesAt()) ? link.expiresAt() : diesAt());
      case VERIFIED -> progress.verifiedUntil();
      case ACCEPTED -> progress.completeAt();
      case COMPLETED, EXPIRED, LOCKED, REJECTED, WITHDRAWN -> Optional.empty();
    };
  }

  /** What time has made of it; itself where nothing is due. */
  public Request settled(Instant now) {
    if (dueAt().filter(due -> !now.isBefore(due)).isEmpty()) {
      return this;
    }
    return switch (state) {
      case AWAITING_VERIFICATION, VERIFIED -> with(State.EXPIRED, proof.again());
      case ACCEPTED ->
          new Request(
              id,
              conversation,
              subject,
              locale,
              confirmedAt,
              createdAt,
              State.COMPLETED,
              link,
              proof,
              progress.completed(now));
      case COMPLETED, EXPIRED, LOCKED, REJECTED, WITHDRAWN -> this;
    };
  }

  /** On a new link, from the first step. */
  public Request renewed(Link newLink) {
    return new Request(
        id,
        conversation,
        subject,
        locale,
        confirmedAt,
        createdAt,
        State.AWAITING_VERIFICATION,
        newLink,
        proof.again(),
        Progress.none());
  }

  public Request verified(String maskedAccount, Instant now) {
    return new Request(
        id,
        conversation,
        subject,
        locale,
        confirmedAt,
        createdAt,
        State.VERIFIED,
        link,
        proof.spent(),
        progress.verified(maskedAccount, now, now.plus(VERIFIED_FOR)));
  }

  public Request accepted(Instant now, LocalDate expectedBy, Instant completeAt) {
    return new Request(
        id,
        conversation,
        subject,
        locale,
        confirmedAt,
        createdAt,
        State.ACCEPTED,
        link,
        proof,
        progress.accepted(now, expectedBy, completeAt));
  }

  /** In an end state: nothing sent before counts any more. */
  public Request ended(State end) {
    return with(end, proof.spent());
  }

  public Request with(Proof newProof) {
    return with(state, newProof);
  }

  private Request with(State newState, Proof newProof) {
    return new Request(
        id,
        conversation,
        subject,
        locale,
        confirmedAt,
        createdAt,
        newState,
        link,
        newProof,
        progress);
  }
}
