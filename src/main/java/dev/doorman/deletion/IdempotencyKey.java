package dev.doorman.deletion;

/** Makes a call that is repeated count once. 1 to 255 characters of printable ASCII. */
public record IdempotencyKey(String value) {
  /**
   * @throws IllegalArgumentException where the value cannot be sent as a header
   */
  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > 255
        || value.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
      throw new IllegalArgumentException("not an idempotency key: " + value);
    }
  }
}
