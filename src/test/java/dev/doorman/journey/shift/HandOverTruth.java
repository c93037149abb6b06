package dev.doorman.journey.shift;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What happened in one hand-over, by the times of what its customer was sent. Not safe for use by
 * several threads.
 */
final class HandOverTruth {
  final boolean message;
  String team;
  Instant since;
  Optional<Instant> claimed = Optional.empty();
  Optional<Instant> replied = Optional.empty();
  Optional<Instant> ended = Optional.empty();
  Optional<String> agent = Optional.empty();
  OptionalInt stars = OptionalInt.empty();
  String outcome = "open";

  /** The customer left a message rather than wait on. */
  boolean leftInstead;

  private Duration attended = Duration.ZERO;
  private Optional<Instant> heldSince = Optional.empty();

  /**
   * @param message whether it began with a message that was left, for which nobody waits
   */
  HandOverTruth(Instant since, String team, boolean message) {
    this.team = team;
    this.since = since;
    this.message = message;
    this.outcome = message ? "inbox" : "open";
  }

  void taken(String by, Instant at) {
    claimed = claimed.isEmpty() ? Optional.of(at) : claimed;
    heldSince = heldSince.isEmpty() ? Optional.of(at) : heldSince;
    agent = Optional.of(by);
    outcome = "open";
  }

  /** What it counts as while it is in the inbox. */
  String shelved() {
    return message || leftInstead ? "inbox" : "timed-out";
  }

  /** No agent has it any more. */
  void letGo(Instant at, String stands) {
    heldSince.ifPresent(
        from -> attended = attended.plusSeconds(Duration.between(from, at).toSeconds()));
    heldSince = Optional.empty();
    agent = Optional.empty();
    outcome = stands;
  }

  void end(Instant at, String how) {
    Optional<String> last = agent;
    letGo(at, how);
    agent = last;
    ended = Optional.of(at);
  }

  Optional<Long> waitedSeconds() {
    return message ? Optional.empty() : seconds(claimed);
  }

  Optional<Long> repliedSeconds() {
    return message ? Optional.empty() : seconds(replied);
  }

  Optional<Long> handledSeconds() {
    return message || ended.isEmpty() || claimed.isEmpty()
        ? Optional.empty()
        : Optional.of(attended.toSeconds());
  }

  /** From the wish; one who came again began to wait anew. */
  private Optional<Long> seconds(Optional<Instant> to) {
    return to.filter(at -> !at.isBefore(since)).map(at -> Duration.between(since, at).toSeconds());
  }
}
