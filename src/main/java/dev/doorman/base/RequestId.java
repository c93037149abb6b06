package dev.doorman.base;

import java.util.regex.Pattern;

/**
 * Names a request at the deletion API, which makes it up; also the customer's reference. No
 * credential.
 */
public record RequestId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException where the value has another form than the contract's
   */
  public RequestId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a request id: expected 1 to 64 letters, digits, '-' or '_'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
