package dev.doorman.sandbox.book;

import java.time.Instant;
import java.util.UUID;

/**
 * A message with a code.
 *
 * @param to an email address, or a phone number
 * @param code the code in the text, by itself
 */
public record Mail(
    UUID id, String to, String subject, String text, String code, Instant at, Route route) {

  /** How it reaches its reader. */
  public enum Route {
    /** By the mail server. */
    SMTP,
    /** By being looked up in the sandbox's mailbox. */
    MAILBOX,
    /**
     * Not at all: there is no such account. Written down all the same, so that it takes as long as
     * a real one.
     */
    NONE
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "Mail[" + id + ", " + route + "]";
  }
}
