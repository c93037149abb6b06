package dev.doorman.answer.check;

/**
 * A word that means something, a number, or a sign.
 *
 * @param form its stem, or the word that stands for it
 * @param negated whether a negation is about it
 * @param past whether it tells of something that is done, as {@code deleted}
 * @param capital whether it is written with a capital within its sentence, as names are
 */
record Term(String form, boolean negated, boolean past, boolean capital) {
  boolean isNumber() {
    return English.isNumber(form);
  }

  boolean isArrow() {
    return form.equals(Terms.ARROW);
  }

  /** Whether leaving it out would change what is said. */
  boolean isBinding() {
    return negated || isNumber() || English.isBinding(form);
  }
}
