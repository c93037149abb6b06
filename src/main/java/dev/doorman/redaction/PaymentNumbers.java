package dev.doorman.redaction;

import dev.doorman.redaction.Redacted.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Card numbers and IBANs, told by their check digits and by who issues them. Stateless. */
final class PaymentNumbers {
  /** Groups of figures with at most two signs between two of them. */
  private static final Pattern FIGURES =
      Pattern.compile("\\p{Nd}++(?:[^\\p{L}\\p{N}•]{1,2}+\\p{Nd}++)*+");

  private static final Pattern GROUP = Pattern.compile("\\p{Nd}++");

  private static final Pattern IBAN =
      Pattern.compile(
          "(?<![A-Za-z\\p{N}])[A-Za-z]{2}[ -]?\\p{Nd}{2}(?:[ -]?[A-Za-z\\p{Nd}]){11,40}");

  /** Issuers' prefixes, with the lengths of their numbers. */
  private static final Pattern CARD =
      Pattern.compile(
          "4\\d{15}(?:\\d{3})?|(?:5[1-5]|2[2-7])\\d{14}|3[47]\\d{13}|3[0689]\\d{12,14}|35\\d{14}"
              + "|(?:6[0245]|81|82)\\d{14,17}|(?:50|5[6-8]|6[37-9])\\d{14,17}|9792\\d{12}|220[0-4]\\d{12}");

  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private PaymentNumbers() {}

  static List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    Matcher run = FIGURES.matcher(text);
    while (run.find()) {
      card(text, run.start(), run.end(), found);
    }
    Matcher iban = IBAN.matcher(text);
    int from = 0;
    while (iban.find(from)) {
      int end = ibanEnd(text, iban.start(), iban.end());
      if (end > 0) {
        found.add(new Span(iban.start(), end, Kind.IBAN));
      }
      from = end > 0 ? end : iban.start() + 1;
    }
    return found;
  }

  /** The first card number that begins and ends with a group; what follows it is its expiry. */
  private static void card(String text, int start, int end, List<Span> found) {
    List<int[]> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(text).region(start, end);
    while (group.find()) {
      groups.add(new int[] {group.start(), group.end()});
    }
    for (int first = 0; first < groups.size(); first++) {
      var digits = new StringBuilder();
      for (int last = first; last < groups.size() && digits.length() < 19; last++) {
        text.substring(groups.get(last)[0], groups.get(last)[1])
            .codePoints()
            .forEach(c -> digits.append(Character.digit(c, 10)));
        if (CARD.matcher(digits).matches() && luhn(digits)) {
          found.add(new Span(groups.get(first)[0], end, Kind.CARD));
          return;
        }
      }
    }
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
    }
    return sum % 10 == 0;
  }

  /** Where the longest right IBAN ends, of 15 to 34 characters (ISO 13616); 0 if there is none. */
  private static int ibanEnd(String text, int start, int end) {
    var plain = new StringBuilder();
    int right = 0;
    for (int at = start; at < end && plain.length() < 34; at++) {
      char c = text.charAt(at);
      if (c == ' ' || c == '-') {
        continue;
      }
      plain.append(
          Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : Character.toUpperCase(c));
      boolean whole = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
      if (plain.length() >= 15 && whole && checks(plain)) {
        right = at + 1;
      }
    }
    return right;
  }

  private static boolean checks(CharSequence iban) {
    var digits = new StringBuilder();
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      if (value < 0) {
        return false;
      }
      digits.append(value);
    }
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
  }
}
