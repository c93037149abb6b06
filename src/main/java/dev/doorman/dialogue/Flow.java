package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where the deletion flow stands. The closed set of its steps. */
public sealed interface Flow {
  /** A step in which nothing is being asked for: no flow is open, or it has come to its end. */
  sealed interface Idle extends Flow {}

  /** A step that waits for the customer, who may fall silent in it. */
  sealed interface CustomersTurn extends Flow {}

  /** A step with a request that may exist at the API and has not got the last yes. */
  sealed interface Unconfirmed extends Flow {}

  /** A step with a request whose state is to be asked of the deletion API from time to time. */
  sealed interface Watched extends Flow {
    RequestId request();
  }

  /** No flow is open. */
  record Open() implements Idle {}

  /** "Would signing out do?" is asked and not answered yet. */
  record OfferingSignOut() implements CustomersTurn {}

  /**
   * The consequences and the checklist are shown; an explicit yes is awaited.
   *
   * @param done the checklist items ticked so far; they gate nothing
   */
  record Warning(Set<ItemId> done) implements CustomersTurn {
    public Warning {
      done = Set.copyOf(done);
    }
  }

  /** The deletion API was asked to make a request and has not answered yet. */
  record Requesting(Trouble trouble) implements Unconfirmed {}

  /** The customer proves who they are on the deletion API's own page. */
  record Verifying(RequestId request, Link link) implements CustomersTurn, Unconfirmed, Watched {}

  /**
   * Identity is proved; the last yes is awaited.
   *
   * @param account the account as the API masks it
   * @param until when the proof lapses
   */
  record FinalConfirmation(RequestId request, String account, Instant until)
      implements CustomersTurn, Unconfirmed, Watched {}

  /** The last yes was given; the API has not said yet what became of it. */
  record Confirming(RequestId request, Trouble trouble) implements Watched {}

  /**
   * The customer wants it stopped; the API has not said yet whether it was.
   *
   * @param receipt what was accepted before, where it was
   */
  record Withdrawing(RequestId request, Optional<Receipt> receipt, Trouble trouble)
      implements Watched {}

  /** The API accepted the deletion. */
  record Accepted(Receipt receipt, Stopping stopping) implements Idle, Watched {
    @Override
    public RequestId request() {
      return receipt.reference();
    }
  }

  /** The API carried the deletion out. */
  record Completed(Receipt receipt) implements Idle {}

  /**
   * The customer fell silent in the middle; they are asked whether to go on.
   *
   * @param step the step to go on with
   */
  record Parked(CustomersTurn step) implements Flow {}

  /** Whether the customer was told that the API is hard to reach; told once per call. */
  enum Trouble {
    NONE,
    TOLD
  }

  /** The state of the verification link. */
  enum Link {
    LIVE,
    EXPIRED,
    RENEWING
  }

  /** Whether "shall I stop the deletion?" is asked. */
  enum Stopping {
    NOT_ASKED,
    ASKED
  }
}
