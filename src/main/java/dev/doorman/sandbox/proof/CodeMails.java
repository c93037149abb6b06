package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Mail.Route;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The words of the mails with codes. */
final class CodeMails {
  private static final String SUBJECT = "Your code to confirm that the account is yours";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private CodeMails() {}

  /**
   * A mail.
   *
   * @param lastUntil where this is the last code for a while: until when
   */
  static Mail with(
      String code,
      String matchPhrase,
      String to,
      Route route,
      Optional<Instant> lastUntil,
      Instant now) {
    String text =
        """
        Somebody, we hope you, asked in a support chat to delete your account for good.

        Your code: %s

        Enter it only on the page that shows the words "%s". It is valid for 10 minutes.

        Never tell this code to anybody, and never type it into a chat. No one who works for us will\
         ask for it. If you did not ask for this, do nothing: without the code nothing is deleted.
        """
            .formatted(code, matchPhrase);
    String last =
        lastUntil
            .map(
                until ->
                    "\nThis is the last code that we send for your account until "
                        + TIME.format(until)
                        + ".\n")
            .orElse("");
    return new Mail(UUID.randomUUID(), to, SUBJECT, text + last, code, now, route);
  }
}
