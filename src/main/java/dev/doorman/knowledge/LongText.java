package dev.doorman.knowledge;

/**
 * The ends of a long text, for what costs the more the longer a text is. Who writes much says what
 * they want first or last.
 */
public final class LongText {
  /** In UTF-16 units. */
  private static final int FIRST = 700;

  private static final int LAST = 300;

  /** So far a cut is moved to where a word ends. */
  private static final int WORD = 30;

  private LongText() {}

  /** A text of at most about a thousand characters itself; of a longer one, its first and last. */
  public static String ends(String text) {
    if (text.length() <= FIRST + LAST) {
      return text;
    }
    return text.substring(0, cut(text, FIRST, -1))
        + "\n"
        + text.substring(cut(text, text.length() - LAST, 1));
  }

  /** The nearest place in this direction where a word ends; never within a code point. */
  private static int cut(String text, int at, int step) {
    for (int i = 0; i < WORD; i++) {
      int place = at + i * step;
      if (Character.isWhitespace(text.charAt(place))) {
        return place;
      }
    }
    return Character.isLowSurrogate(text.charAt(at)) ? at + step : at;
  }
}
