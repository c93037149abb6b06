package dev.doorman.conversation.words;

import java.util.regex.Pattern;

/**
 * Keeps one-time codes out of the chat: digits that could be one are replaced by dots.
 *
 * <p>A code has 4 to 8 digits of any script, written together or spaced, dashed or dotted. Longer
 * runs are masked too, for they may hold a code typed twice. The widget keeps the same rule in
 * {@code mask.ts}.
 */
public final class DigitMask {
  private static final String DIGITS = "••••";
  private static final Pattern CODE =
      Pattern.compile("\\p{Nd}(?:[\\s\\p{Z}\\p{Pd}\\p{Cf}._·,/]{0,3}\\p{Nd}){3,}");

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

  /** Whether a masked text holds nothing but what was masked and signs. */
  public static boolean holdsNothingElse(String masked) {
    return masked.codePoints().noneMatch(Character::isLetterOrDigit);
  }
}
