package dev.doorman.feedback;

import dev.doorman.redaction.Redaction;
import java.util.Arrays;
import java.util.Optional;

/**
 * "Did this answer your question?", answered. The comment is what a person typed, without card
 * numbers, IBANs and passwords.
 *
 * @param reason why it did not, where the person said so
 */
public record Vote(Helpful helpful, Optional<Reason> reason, Optional<String> comment) {
  /** In Unicode code points. */
  public static final int COMMENT_MOST = 4_000;

  /** Whether it did. */
  public enum Helpful {
    YES,
    NO
  }

  /** Why an article did not answer a question. */
  public enum Reason {
    /** It does not say what was looked for. */
    MISSING("missing"),
    UNCLEAR("unclear"),
    /** It is wrong or out of date. */
    WRONG("wrong"),
    STEPS_FAILED("steps-failed"),
    OTHER("other");

    private final String wire;

    Reason(String wire) {
      this.wire = wire;
    }

    /** The name that pages send and the database keeps. */
    public String wire() {
      return wire;
    }

    /** The reason of a name; empty where there is none. */
    public static Optional<Reason> of(String wire) {
      return Arrays.stream(values()).filter(reason -> reason.wire.equals(wire)).findFirst();
    }
  }

  /**
   * @throws IllegalArgumentException where what was helpful has a reason why it was not
   */
  public Vote {
    comment = comment.map(said -> Redaction.of(said, Redaction.Watch.SECRETS).text());
    if (helpful == Helpful.YES && reason.isPresent()) {
      throw new IllegalArgumentException("a vote for an answer gives no reason against it");
    }
  }

  /** A vote without a reason. */
  public Vote(Helpful helpful, Optional<String> comment) {
    this(helpful, Optional.empty(), comment);
  }

  /** Prints without the comment. */
  @Override
  public String toString() {
    return "Vote[" + helpful + "]";
  }
}
