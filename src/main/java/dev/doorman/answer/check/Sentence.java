package dev.doorman.answer.check;

import java.util.List;

/**
 * A sentence of the passages.
 *
 * @param list the list that it stands in; none for -1
 * @param item the place of its item in that list, from 0; -1 for what leads the list in
 */
record Sentence(String text, List<Term> terms, Role role, int list, int item) {
  enum Role {
    HEADING,
    /** Leads in the list behind it. */
    LEAD,
    STEP,
    OTHER
  }

  Sentence {
    terms = List.copyOf(terms);
  }

  /** Whether it warns: what is permanent, or cannot or must not be. */
  boolean warns() {
    return role != Role.HEADING
        && terms.stream().anyMatch(term -> term.negated() || term.form().equals("permanent"));
  }
}
