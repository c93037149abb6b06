package dev.doorman.deletion;

import dev.doorman.base.RequestId;
import java.util.Locale;
import java.util.Optional;

/**
 * One way in which the deletion API broke its contract.
 *
 * @param field what of the answer it is about
 * @param expectation what the contract has there, for the vendor's developers; holds nothing of the
 *     answer itself
 * @param request the request that was asked about; empty if none was made yet
 */
public record ContractBreak(Field field, String expectation, Optional<RequestId> request) {
  /** The parts of an answer; a closed set, so that they can be counted by name. */
  public enum Field {
    /** The whole body: no JSON, or too long. */
    BODY("body"),
    /** The status code. */
    STATUS("status"),
    /** The token was refused. */
    AUTHORIZATION("authorization"),
    ID("id"),
    STATE("state"),
    VERIFICATION("verification"),
    URL("verification.url"),
    MATCH_PHRASE("verification.matchPhrase"),
    EXPIRES_AT("verification.expiresAt"),
    ACCOUNT("account"),
    VERIFIED_UNTIL("verifiedUntil"),
    ACCEPTED_AT("acceptedAt"),
    EXPECTED_BY("expectedBy"),
    WITHDRAWABLE("withdrawable"),
    BEFORE_ID("acceptedBefore.id"),
    BEFORE_ACCEPTED_AT("acceptedBefore.acceptedAt"),
    BEFORE_EXPECTED_BY("acceptedBefore.expectedBy");

    private final String path;

    Field(String path) {
      this.path = path;
    }

    /** Its name in the contract, as {@code verification.url}. */
    public String path() {
      return path;
    }
  }

  /** For logs and lists, in one line. */
  public String sentence() {
    return String.format(Locale.ROOT, "\"%s\": %s", field.path(), expectation);
  }
}
