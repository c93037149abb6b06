package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Mail.Route;

/** Chooses how a code reaches a contact. */
public interface MailRoute {
  Route to(Contact contact);
}
