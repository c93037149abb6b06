package dev.doorman.sandbox.proof;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer, or the mailbox's reader, types to name an address: an email address or a phone
 * number, in the form in which accounts keep it.
 *
 * @param value an email address in lower case, or {@code +} and the number's digits
 */
public record Contact(String value) {
  private static final int MOST = 254;

  /** Reads what was typed; empty where it is neither an email address nor a phone number. */
  public static Optional<Contact> read(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (text.length() > MOST) {
      return Optional.empty();
    }
    if (text.contains("@")) {
      return text.matches("[^\\s@<>\",;:\\\\\\p{Cntrl}]+@[^\\s@<>\",;:\\\\\\p{Cntrl}]+")
          ? Optional.of(new Contact(text.toLowerCase(Locale.ROOT)))
          : Optional.empty();
    }
    String digits = text.replaceAll("[\\s().+/-]", "");
    return digits.matches("[0-9]{6,15}")
        ? Optional.of(new Contact("+" + digits))
        : Optional.empty();
  }

  public boolean isEmail() {
    return value.contains("@");
  }

  /** As its owner would know it, and nobody else: {@code s•••@example.com}, {@code +•••••••00}. */
  public String masked() {
    if (isEmail()) {
      int at = value.indexOf('@');
      return value.substring(0, value.offsetByCodePoints(0, 1)) + "•••" + value.substring(at);
    }
    return "+•••••••" + value.substring(value.length() - 2);
  }
}
