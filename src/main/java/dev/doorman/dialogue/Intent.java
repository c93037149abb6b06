package dev.doorman.dialogue;

import java.util.Locale;

/**
 * What a customer's text is for. The names, in lower case with dashes, are fixed: see {@link #id}.
 */
public enum Intent {
  QUESTION,
  DELETE_ACCOUNT,
  DEACTIVATE_ACCOUNT,
  SIGN_OUT,
  SWITCH_ACCOUNT,
  DELETION_STATUS,
  WITHDRAW_DELETION,
  TALK_TO_PERSON,
  AFFIRM,
  DENY,
  UNSURE,
  GREETING,
  THANKS,
  GOODBYE,
  OFF_TOPIC;

  /** The fixed name, as {@code delete-account}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
