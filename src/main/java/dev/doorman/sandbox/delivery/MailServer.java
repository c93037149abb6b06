package dev.doorman.sandbox.delivery;

import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.proof.Contact;
import dev.doorman.sandbox.proof.MailRoute;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The mail server, where {@code quarkus.mailer.host} was set. Without one all codes go to the
 * sandbox's mailbox; those for phones always do, for the sandbox sends no text messages.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class MailServer implements MailRoute {
  private final boolean configured;
  private final String from;
  private final Mailer mailer;

  @Inject
  MailServer(Config config, SandboxConfig sandbox, Mailer mailer) {
    // The host has a default, which means nothing; a value that somebody set comes from a source
    // with an ordinal above the lowest.
    ConfigValue host = config.getConfigValue("quarkus.mailer.host");
    this.configured = host.getValue() != null && host.getSourceOrdinal() > Integer.MIN_VALUE;
    this.from = sandbox.mailFrom();
    this.mailer = mailer;
  }

  @Override
  public Route to(Contact contact) {
    return configured && contact.isEmail() ? Route.SMTP : Route.MAILBOX;
  }

  /** Sends a mail and waits until the server has taken it; throws where it did not. */
  void send(dev.doorman.sandbox.book.Mail mail) {
    mailer.send(Mail.withText(mail.to(), mail.subject(), mail.text()).setFrom(from));
  }
}
