package dev.doorman.dialogue;

import java.util.Objects;

/**
 * What a customer's text was taken to mean.
 *
 * @param confidence how sure that is, from 0 to 1
 * @param polarity whether the wish in it was denied ("I don't want to delete it")
 * @param party whose account it is about
 * @param matter what it tells that matters whatever else is said
 * @param checked what it tells about the checklist
 * @param safety what in it tells of danger; goes before all the rest
 * @param remark what it says that depends on the step, or is about the chat
 * @param explicitness whether a wish to delete says in full what it is about
 */
public record Understanding(
    Intent intent,
    double confidence,
    Polarity polarity,
    Party party,
    Matter matter,
    Checked checked,
    Safety safety,
    Remark remark,
    Explicitness explicitness) {
  /**
   * Below this confidence the dialogue does not act on an intent: the text is taken as a question,
   * or as unclear where the articles have no answer to it.
   */
  public static final double ACTED_ON = 0.4;

  /** A text that tells nothing beside its intent. */
  public Understanding(Intent intent, double confidence, Polarity polarity, Party party) {
    this(intent, confidence, polarity, party, Matter.NONE, new Checked.Nothing());
  }

  /** A text that tells of no danger. */
  public Understanding(
      Intent intent,
      double confidence,
      Polarity polarity,
      Party party,
      Matter matter,
      Checked checked) {
    this(intent, confidence, polarity, party, matter, checked, Safety.NONE);
  }

  /** A text that makes no remark. */
  public Understanding(
      Intent intent,
      double confidence,
      Polarity polarity,
      Party party,
      Matter matter,
      Checked checked,
      Safety safety) {
    this(
        intent,
        confidence,
        polarity,
        party,
        matter,
        checked,
        safety,
        Remark.NONE,
        Explicitness.IMPLICIT);
  }

  /** The same text, which tells of this danger. */
  public Understanding with(Safety found) {
    return new Understanding(
        intent, confidence, polarity, party, matter, checked, found, remark, explicitness);
  }

  /** The same text, which makes this remark. */
  public Understanding with(Remark found) {
    return new Understanding(
        intent, confidence, polarity, party, matter, checked, safety, found, explicitness);
  }

  /** The same text, which says in full what it wishes for, or does not. */
  public Understanding with(Explicitness found) {
    return new Understanding(
        intent, confidence, polarity, party, matter, checked, safety, remark, found);
  }

  /** Whether the confidence is high enough to act on the intent. */
  public boolean isSure() {
    return confidence >= ACTED_ON;
  }

  /** What changes how a text is taken, whatever its intent is. */
  public enum Matter {
    NONE,
    /** Asks what Doorman can do. */
    CAPABILITIES,
    /** Asks for a moment. */
    WAITS,
    /** The account's holder is a child. */
    MINOR,
    /** A wish about an account of another product. */
    OTHER_PRODUCT,
    /** About an account of another product, of which the articles say nothing. */
    UNKNOWN_PRODUCT,
    /** What an article says that it does not answer. */
    UNANSWERED
  }

  /** Whether a text itself says what it wishes for, or leans on what was said before. */
  public enum Explicitness {
    /** "Yes, delete it": what it is about was said before, if at all. */
    IMPLICIT,
    /** "Delete my account": both the deletion and the account are named. */
    EXPLICIT
  }

  /** Whether a wish was uttered or denied. */
  public enum Polarity {
    PLAIN,
    NEGATED
  }

  /** Whose account a text is about. */
  public enum Party {
    SELF,
    SOMEONE_ELSE
  }

  public Understanding {
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(polarity, "polarity");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(matter, "matter");
    Objects.requireNonNull(checked, "checked");
    Objects.requireNonNull(safety, "safety");
    Objects.requireNonNull(remark, "remark");
    Objects.requireNonNull(explicitness, "explicitness");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1, not " + confidence);
    }
  }
}
