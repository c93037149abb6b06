package dev.doorman.redaction;

/**
 * A part of a text.
 *
 * @param word a word in the form in which words are compared; what stands there for others
 * @param length in code points
 */
record Token(int start, int end, Type type, String word, int length) {
  enum Type {
    /** Figures of any script. */
    FIGURES,
    /** Letters, other than Han. */
    WORD,
    /** Han characters that are no numerals. */
    HAN,
    /** One Han character that is a numeral. */
    HAN_NUMERAL,
    /** All else. */
    SIGNS,
    /** The dots that stand for what was replaced. */
    MARK
  }

  boolean isWord() {
    return type == Type.WORD || type == Type.HAN;
  }
}
