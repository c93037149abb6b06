package dev.doorman.dialogue;

import java.time.Instant;
import java.util.Optional;

/**
 * How things stand with the deletion API beside the step of the flow: what the customer was told of
 * trouble with it, and until when its link is good.
 *
 * @param trouble holds for one step of the flow; an acceptance that nobody confirmed is remembered
 *     until the next request
 * @param linkUntil when the verification link expires; empty unless there is one
 */
public record Contact(Trouble trouble, Optional<Instant> linkUntil) {
  public static final Contact UNTROUBLED = new Contact(Trouble.NONE, Optional.empty());

  /** What the customer was told. */
  public enum Trouble {
    NONE,
    /** That it takes longer. */
    TOLD,
    /** That it takes longer, and that a person can look at it. */
    PERSON_OFFERED,
    /** That a deletion was accepted that they did not confirm; it is being withdrawn. */
    STOPPING_UNCONFIRMED,
    /** That it was accepted without their confirmation, and cannot be withdrawn. */
    UNCONFIRMED_STANDS;

    /** Whether it is over as soon as the API answers as it should. */
    boolean isPassing() {
      return this == TOLD || this == PERSON_OFFERED;
    }

    /** Whether it is about an acceptance that nobody confirmed. */
    public boolean isUnconfirmed() {
      return this == STOPPING_UNCONFIRMED || this == UNCONFIRMED_STANDS;
    }
  }

  Contact with(Trouble next) {
    return new Contact(next, linkUntil);
  }

  Contact withLink(Instant until) {
    return new Contact(trouble, Optional.of(until));
  }

  /** What is left of it where the flow goes on to another step. */
  Contact afterStep() {
    return trouble.isUnconfirmed() ? new Contact(trouble, Optional.empty()) : UNTROUBLED;
  }
}
