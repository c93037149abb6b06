package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.words.Tongue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mails with codes. */
final class CodeMails {
  private CodeMails() {}

  /**
   * A mail.
   *
   * @param t the language of its words
   * @param lastUntil where this is the last code for a while: until when
   */
  static Mail with(
      Tongue t,
      String code,
      String matchPhrase,
      String to,
      Route route,
      Optional<Instant> lastUntil,
      Instant now) {
    String text =
        String.join(
            "\n\n",
            t.say("mail.asked"),
            t.say("mail.code", "code", code),
            t.say("mail.where", "phrase", matchPhrase),
            t.say("mail.never") + "\n");
    String last =
        lastUntil
            .map(until -> "\n" + t.say("mail.last", "until", t.moment(until)) + "\n")
            .orElse("");
    return new Mail(UUID.randomUUID(), to, t.say("mail.subject"), text + last, code, now, route);
  }
}
