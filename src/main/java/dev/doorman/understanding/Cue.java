package dev.doorman.understanding;

import java.util.Locale;

/** What an expression in a text can be a sign of. The keys under {@code cues:}. */
enum Cue {
  /** Said around what matters, and left out where texts are compared. */
  FILLER,
  /** Asks for knowledge. */
  QUESTION,
  /** Asks for something to be done. */
  REQUEST,
  /** Where a new thought begins. */
  BREAK,
  /** Denies a wish; {@code <verb>} in it stands for the verbs of the wish. */
  NEGATION,
  /** Tells that the account is not the customer's own. */
  SOMEONE_ELSE,
  /** Asks what Doorman can do. */
  CAPABILITIES,
  /** Asks for a moment. */
  WAIT,
  /** Tells that the account's holder is a child. */
  MINOR;

  /** Whether a language cannot do without it. */
  boolean isNeeded() {
    return switch (this) {
      case FILLER, QUESTION, REQUEST, BREAK, NEGATION, SOMEONE_ELSE -> true;
      case CAPABILITIES, WAIT, MINOR -> false;
    };
  }

  /** The key in the file, as {@code someone-else}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
