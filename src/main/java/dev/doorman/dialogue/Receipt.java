package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the deletion API accepted.
 *
 * @param expectedBy the day by which it will be done, computed by the API
 */
public record Receipt(
    RequestId reference, Instant acceptedAt, LocalDate expectedBy, Withdrawable withdrawable) {
  /** Whether the API would still take the request back. */
  public enum Withdrawable {
    YES,
    NO
  }
}
