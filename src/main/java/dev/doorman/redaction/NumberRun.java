package dev.doorman.redaction;

import java.util.List;

/**
 * Numbers of a text that may belong together, with nothing but signs and joining words between.
 *
 * @param first the index of the first token
 * @param last the index of the last token
 * @param units its numbers in order
 */
record NumberRun(int first, int last, List<Unit> units) {
  /** What a number is written in. */
  enum Form {
    FIGURES,
    /** Letters that look like figures. */
    LOOKALIKE,
    WORD,
    /** A number word of ten and more, with a figure of its own behind it: forty. */
    TENS,
    /** Part of a number, with no figure of its own. */
    GLUE,
    /** Part of an amount: thousand. */
    SCALE
  }

  /**
   * One number.
   *
   * @param token its index
   * @param digits how many figures it stands for
   */
  record Unit(int token, Form form, int digits) {}

  int digits() {
    return units.stream().mapToInt(Unit::digits).sum();
  }

  long count(Form form) {
    return units.stream().filter(unit -> unit.form() == form).count();
  }

  boolean isAllFigures() {
    return count(Form.FIGURES) == units.size();
  }

  boolean isAllWords() {
    return count(Form.FIGURES) + count(Form.LOOKALIKE) == 0;
  }

  /** Number words that stand for figures. */
  long words() {
    return count(Form.WORD) + count(Form.TENS);
  }

  boolean hasScale() {
    return count(Form.SCALE) > 0;
  }
}
