package dev.doorman.cli.kit;

import java.util.Set;

/** A way to get the contract wrong, and the rows of the table that have to name it. */
enum Fault {
  TAKES_ANY_TOKEN("token-required"),
  SECOND_REQUEST_FOR_A_KEY("key-same", "key-other-body", "key-at-once"),
  FAILS_AT_A_REUSED_KEY("key-other-body", "confirm-key"),
  NEEDS_NO_KEY("key-missing"),
  TAKES_LONG_KEYS("key-length"),
  TAKES_ANY_BODY("body-invalid"),
  NO_STATE_IN_CREATE("state-names"),
  ODD_STATE_NAME("state-names"),
  PLAIN_HTTP_LINK("link-url"),
  SHORT_HANDLE("link-handle"),
  NO_MATCH_PHRASE("link-phrase"),
  NO_EXPIRY("link-expiry"),
  TELLS_THE_LINK_AGAIN("link-once"),
  LINK_ENDS_ON_GET("link-preview"),
  SAME_LINK_AGAIN("link-new"),
  NEW_LINK_IS_PAST("link-new"),
  NO_LINK_LIMIT("link-limit"),
  NO_RETRY_AFTER("retry-after"),
  CONFIRMS_UNVERIFIED("confirm-unverified"),
  WITHDRAWS_ONCE("withdraw"),
  ACCOUNT_NOT_MASKED("account-masked"),
  SHORT_VERIFICATION("verified-until"),
  NEW_LINK_WHEN_VERIFIED("verified-no-link"),
  NO_EXPECTED_DAY("expected-by"),
  LATE_EXPECTED_DAY("expected-by"),
  FORGETS_CONFIRMATION_KEYS("confirm-same-key"),
  CONFIRMS_TWICE("confirm-other-key"),
  WITHDRAWS_WHAT_IS_NOT_WITHDRAWABLE("withdrawable", "rejected"),
  ANOTHER_ID_WHEN_WITHDRAWN("state-fields"),
  NO_PROBLEM_DETAILS("problem-details"),
  ODD_PROBLEM_TYPE("problem-types");

  private final String rows;

  Fault(String... rows) {
    this.rows = String.join(",", rows);
  }

  Set<String> rows() {
    return Set.of(rows.split(",", -1));
  }
}
