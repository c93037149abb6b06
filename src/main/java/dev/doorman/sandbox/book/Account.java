package dev.doorman.sandbox.book;

import java.util.Optional;

/**
 * An account that can be deleted. It has an email address, a phone number, or both.
 *
 * @param id also the {@code subject} by which a vendor's page would name it
 * @param email in lower case
 * @param phone {@code +} and digits
 */
public record Account(String id, Optional<String> email, Optional<String> phone) {
  /** Where a code goes when the account was named by its id. */
  public String contact() {
    return email.or(() -> phone).orElseThrow();
  }
}
