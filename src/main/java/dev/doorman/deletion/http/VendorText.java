package dev.doorman.deletion.http;

import dev.doorman.redaction.Redaction;
import java.util.regex.Pattern;

/**
 * Checks texts of the deletion API that customers and agents see: short, plain, in one line, and
 * none that asks for a code. Each method returns the text, or throws IllegalArgumentException with
 * what is wrong, never with the text.
 */
final class VendorText {
  private static final int MATCH_PHRASE_MOST = 64;
  private static final int ACCOUNT_MOST = 128;
  private static final int SHOWN_MOST = 200;

  /** Controls, direction marks and other characters without a shape, line ends, halves of pairs. */
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{M}\\p{N} '’-]+");
  private static final Pattern FIGURES = Pattern.compile("\\p{N}(?:[^\\p{L}]*\\p{N}){3}");
  private static final Pattern ADDRESS = Pattern.compile("://|\\bwww\\.", Pattern.CASE_INSENSITIVE);
  private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,64}");

  private VendorText() {}

  /** Two or three plain words, with nothing in them that could be read as a code. */
  static String matchPhrase(String text) {
    plain(text, MATCH_PHRASE_MOST);
    if (!PHRASE.matcher(text).matches()) {
      throw new IllegalArgumentException("may have letters, digits, spaces and hyphens only");
    }
    if (FIGURES.matcher(text).find()) {
      throw new IllegalArgumentException("must hold no digits that look like a code");
    }
    return withoutCode(text);
  }

  /** The account as its owner knows it. */
  static String account(String text) {
    plain(text, ACCOUNT_MOST);
    if (ADDRESS.matcher(text).find()) {
      throw new IllegalArgumentException("must hold no address of a page");
    }
    // One word is a name or an address; more than one may be a sentence.
    return text.contains(" ") ? withoutCode(text) : text;
  }

  /** The name of a problem; empty if it is none. */
  static String reason(String text) {
    return REASON.matcher(text).matches() ? text : "";
  }

  /** For the log: one line, of bounded length. */
  static String shown(String message) {
    String line = HIDDEN.matcher(message).replaceAll("?");
    return line.length() <= SHOWN_MOST ? line : line.substring(0, SHOWN_MOST) + "…";
  }

  private static void plain(String text, int most) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > most) {
      throw new IllegalArgumentException("must have 1 to " + most + " characters");
    }
    if (HIDDEN.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must hold no line breaks, direction marks or control characters");
    }
  }

  private static String withoutCode(String text) {
    if (Redaction.namesCode(text)) {
      throw new IllegalArgumentException("must not speak of a code or a password");
    }
    return text;
  }
}
