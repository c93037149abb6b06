package dev.doorman.sandbox.delivery;

import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends the mails that wait for the mail server. One that was not taken is tried again when its
 * lease ends, until its code is of no use any more. A mail that was sent is deleted, and its code
 * with it.
 */
@Singleton
final class MailRound {
  private static final Logger LOG = Logger.getLogger(MailRound.class);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OF_USE = Duration.ofMinutes(10);
  private static final int AT_ONCE = 10;

  private final Store store;
  private final MailServer server;
  private final Clock clock;

  @Inject
  MailRound(Store store, MailServer server, Clock clock) {
    this.store = store;
    this.server = server;
    this.clock = clock;
  }

  void run() {
    Instant now = clock.instant();
    List<Mail> due = store.inTransaction(tables -> tables.mails().lease(now, LEASE, AT_ONCE));
    for (Mail mail : due) {
      if (now.isAfter(mail.at().plus(OF_USE))) {
        LOG.warn("A mail with a code could not be sent in time and was given up");
        delete(mail);
      } else {
        send(mail);
      }
    }
  }

  private void send(Mail mail) {
    try {
      server.send(mail);
    } catch (RuntimeException e) {
      // Not the message: it may hold the address.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warnf(
          "The mail server did not take a mail; it will be tried again: %s",
          cause.getClass().getName());
      return;
    }
    delete(mail);
  }

  private void delete(Mail mail) {
    store.inTransaction(
        tables -> {
          tables.mails().delete(mail.id());
          return true;
        });
  }
}
