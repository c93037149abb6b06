package dev.doorman.sandbox.book;

import java.util.Locale;

/** Where a deletion request stands; the states of the deletion API. */
public enum State {
  AWAITING_VERIFICATION,
  VERIFIED,
  ACCEPTED,
  COMPLETED,
  EXPIRED,
  LOCKED,
  REJECTED,
  WITHDRAWN;

  /** As it stands in the API's JSON: {@code awaiting_verification}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a request in this state can be withdrawn. */
  public boolean isWithdrawable() {
    return switch (this) {
      case AWAITING_VERIFICATION, VERIFIED, ACCEPTED, EXPIRED -> true;
      case COMPLETED, LOCKED, REJECTED, WITHDRAWN -> false;
    };
  }
}
