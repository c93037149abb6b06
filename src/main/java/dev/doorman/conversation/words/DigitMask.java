package dev.doorman.conversation.words;

import java.util.regex.Pattern;

/**
 * Keeps one-time codes out of the chat: digits that could be one are replaced by dots.
 *
 * <p>A code has 4 to 8 digits of any script, written together or with up to three characters
 * between two digits that are neither letters nor digits: spaces, dashes, dots, the parts of an
 * emoji. Longer runs are masked too, for they may hold a code typed twice. The widget keeps the
 * same rule in {@code mask.ts}.
 */
public final class DigitMask {
  private static final String DIGITS = "••••";
  private static final Pattern CODE =
      // Possessive, so that a text of nothing but digits takes no stack.
      Pattern.compile("[\\p{Nd}\\p{No}](?:[^\\p{L}\\p{N}]{0,3}+[\\p{Nd}\\p{No}]){3,}+");

  private DigitMask() {}

  /** The text with every such run replaced; the same object where there is none. */
  public static String mask(String text) {
    var matcher = CODE.matcher(text);
    return matcher.find() ? matcher.replaceAll(DIGITS) : text;
  }

  /** Whether the text holds such a run. */
  public static boolean finds(String text) {
    return CODE.matcher(text).find();
  }

  /** Whether digits in the text were replaced, here or by the widget. */
  public static boolean isMasked(String text) {
    return text.contains(DIGITS);
  }

  /** Whether a masked text holds nothing but what was masked and signs. */
  public static boolean holdsNothingElse(String masked) {
    return masked.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
