package dev.doorman.dialogue;

/**
 * What in a text tells that somebody or something may be in danger. It goes before every other
 * reading: a text with any of these but {@link #NONE} begins no deletion, confirms none and takes
 * none a step further, whatever else it says. Of several dangers the first in this order is told.
 */
public enum Safety {
  /** Nothing tells of danger. */
  NONE,
  /**
   * The text would be acted on, and something in it belongs to no wish, yes or no, so that it may
   * tell of a danger that nobody thought of; the customer is asked first.
   */
  DOUBT,
  /** The customer is threatened, or made to do it. */
  THREAT,
  /** The account's holder has died. */
  DEATH,
  /** Somebody else wants the account deleted, or a message says that it will be. */
  DELETION_BY_OTHERS,
  /** Somebody else is in the account, or may be. */
  INTRUDER,
  /** A device was stolen. */
  THEFT,
  /** A device is lost. */
  LOSS,
  /** A device was sold, or bought from somebody whose account is still on it. */
  SALE,
  /** A device was given away, or got from somebody whose account is still on it. */
  GIFT,
  /** The customer is afraid. */
  FEAR;

  /** Whether nothing tells of danger. */
  public boolean isNone() {
    return this == NONE;
  }

  /** Whether there is no more than a doubt. */
  public boolean isCalm() {
    return this == NONE || this == DOUBT;
  }
}
