package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Request;
import java.time.Duration;

/** What became of something that the customer did on the verification page. */
public sealed interface Outcome {
  /** On to the next step, which the link shows now. */
  record Next() implements Outcome {}

  /** The code was right. */
  record Verified() implements Outcome {}

  /** The customer has said that the request is not theirs. */
  record Rejected() implements Outcome {}

  /** The link does not work, or no longer. */
  record Closed(Sight.Closed sight) implements Outcome {}

  /** Not so; the step stays. */
  record Again(Request request, Fault fault) implements Outcome {}

  /** What was wrong. */
  sealed interface Fault {
    /** Neither an email address nor a phone number. */
    record NoContact() implements Fault {}

    /** Not six digits. Does not count as a check. */
    record NoCode() implements Fault {}

    /** The code is too old. Does not count as a check. */
    record CodeExpired() implements Fault {}

    /**
     * The code is wrong.
     *
     * @param left how many checks there still are
     * @param pause how long until the next; zero where it may come at once
     */
    record WrongCode(int left, Duration pause) implements Fault {}

    /** The pause before the next check is not over. Does not count as a check. */
    record CheckTooSoon(Duration pause) implements Fault {}

    /** The pause before the next code is not over. */
    record SendTooSoon(Duration pause) implements Fault {}

    /** The request has had all of its codes. */
    record NoMoreCodes() implements Fault {}

    /** The address has had all of its codes or checks for a day. */
    record TooManyForContact(Duration pause) implements Fault {}
  }
}
