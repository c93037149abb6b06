package dev.doorman.cli;

import dev.doorman.base.FinalException;

/** What a command was given cannot be used; the message says what to do. */
final class BadInput extends FinalException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }
}
