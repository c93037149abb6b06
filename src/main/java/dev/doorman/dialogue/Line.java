package dev.doorman.dialogue;

import java.util.Locale;

/** Doorman's own lines, named for what they say. The words are in the message bundles. */
public enum Line {
  GREETING,
  HELLO_AGAIN,
  THANKS,
  GOODBYE,
  HOW_CAN_I_HELP,
  ALRIGHT,
  UNKNOWN,
  UNCLEAR,
  STILL_UNCLEAR,
  NOT_FOR_OTHERS,
  LEAVE_MESSAGE,
  YES_NEEDS_BUTTON,
  FINAL_YES_NEEDS_BUTTON,
  NOTHING_TO_CANCEL,
  NOTHING_WAS_DONE,
  NO_API,
  REQUESTING,
  STILL_REQUESTING,
  API_TROUBLE_CREATE,
  API_UNREACHABLE_CREATE,
  API_REFUSED_CREATE,
  TOO_MANY_REQUESTS,
  MAKING_LINK,
  LINK_EXPIRED,
  TOO_MANY_LINKS,
  LINK_UNREACHABLE,
  REQUEST_ENDED,
  VERIFY_WAITING,
  VERIFIED,
  VERIFICATION_LAPSED,
  LOCKED,
  REJECTED,
  CONFIRMING,
  STILL_CONFIRMING,
  OUTCOME_UNKNOWN,
  ACCEPTED_ALREADY,
  WITHDRAWING,
  STILL_WITHDRAWING,
  WITHDRAWAL_UNKNOWN,
  WITHDRAWN,
  NOT_WITHDRAWABLE,
  KEPT,
  NO_REQUEST,
  STATUS_FINAL,
  STATUS_ACCEPTED,
  STATUS_COMPLETED,
  STATUS_UNKNOWN;

  /** The key of its words in the message bundles, as {@code line.link-expired}. */
  public String key() {
    return "line." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
