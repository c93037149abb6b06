package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import java.time.Instant;

/** What the deletion API said, or that it could not be asked. */
public sealed interface News {
  /** The request was made; it awaits verification. */
  record Created(RequestId request, Handoff handoff) implements News {}

  /** No request was made and none will be tried any more. */
  record NotCreated(Refusal refusal) implements News {}

  /** There is a new verification link. */
  record LinkMade(Handoff handoff) implements News {}

  /** There is no new verification link. */
  record LinkRefused(Refusal refusal) implements News {}

  /** The API told where the request stands. */
  record Reported(Status status, Occasion occasion) implements News {}

  /** A call failed and will be tried again; what it did is not known. */
  record Trouble() implements News {}

  /** Calls have failed for so long that a person should look at it; they are tried again. */
  record Stuck() implements News {}

  /** The question for the status, asked on the customer's behalf, got no answer. */
  record NoStatus() implements News {}

  /**
   * A request from before this attempt was accepted though nobody had confirmed it, and cannot be
   * stopped.
   */
  record EarlierUnconfirmed() implements News {}

  /** Why the API did not do as asked. */
  enum Refusal {
    UNREACHABLE,
    TOO_MANY,
    REFUSED
  }

  /** Why the status was asked. */
  enum Occasion {
    WATCHING,
    CUSTOMER_ASKED,
    /** It came as the answer to a confirmation. */
    CONFIRMATION,
    /** It came as the answer to a withdrawal. */
    WITHDRAWAL
  }

  /** Where a request stands, by the API's own word. */
  sealed interface Status {
    record AwaitingVerification() implements Status {}

    /**
     * The identity is proved.
     *
     * @param account masked
     */
    record Verified(String account, Instant until) implements Status {}

    /**
     * The identity is proved, and another request for the account is accepted already.
     *
     * @param receipt of the other request
     */
    record AcceptedBefore(Receipt receipt) implements Status {}

    record Accepted(Receipt receipt) implements Status {}

    record Completed(Receipt receipt) implements Status {}

    record Expired() implements Status {}

    record Locked() implements Status {}

    record Rejected() implements Status {}

    record Withdrawn() implements Status {}

    /** The API knows no such request (any more). */
    record Unknown() implements Status {}
  }
}
