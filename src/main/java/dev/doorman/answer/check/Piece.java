package dev.doorman.answer.check;

/**
 * A sentence of a text.
 *
 * @param line how the line begins that it stands in
 */
public record Piece(Line line, String text) {
  /** How a sentence stands to the one before. */
  public enum Line {
    /** On the same line. */
    SAME,
    PARAGRAPH,
    STEP,
    BULLET
  }

  /** Prints without what it says. */
  @Override
  public String toString() {
    return "Piece[" + line + "]";
  }
}
