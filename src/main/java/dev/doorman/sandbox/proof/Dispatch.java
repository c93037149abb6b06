package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.book.Account;
import dev.doorman.sandbox.book.AllowanceTable.Spent;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.Store.Tables;
import dev.doorman.sandbox.proof.Outcome.Again;
import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.request.Ledger;
import dev.doorman.sandbox.words.Tongues;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends codes, within their limits.
 *
 * <p>A contact without an account gets the same limits, the same words, and the same statements in
 * the database, ending in a mail that goes nowhere: nobody learns here who has an account (OWASP
 * ASVS 5, 6.3.8). For the same reason the limit for an account, which may be named in several ways,
 * is not told on the page but in the last mail that its owner gets.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class Dispatch {
  static final Duration DAY = Duration.ofHours(24);
  private static final String SUBJECT = "subject ";

  private final SandboxConfig config;
  private final Codes codes;
  private final MailRoute route;
  private final Ledger ledger;
  private final Tongues tongues;

  @Inject
  Dispatch(SandboxConfig config, Codes codes, MailRoute route, Ledger ledger, Tongues tongues) {
    this.tongues = tongues;
    this.config = config;
    this.codes = codes;
    this.route = route;
    this.ledger = ledger;
  }

  /** The name of the account that Doorman told, in the form that a proof keeps. */
  static String named(String subject) {
    return SUBJECT + subject;
  }

  static boolean isSubject(String name) {
    return name.startsWith(SUBJECT);
  }

  /**
   * Sends a code, if the limits allow it.
   *
   * @param name an email address, a phone number, or what {@link #named} gave
   */
  Outcome send(Tables tables, Request request, String name, Instant now) {
    Proof proof = request.proof();
    if (proof.sends() >= Codes.MOST_SENDS) {
      return new Again(request, new Fault.NoMoreCodes());
    }
    if (now.isBefore(proof.sendFrom())) {
      return new Again(request, new Fault.SendTooSoon(Duration.between(now, proof.sendFrom())));
    }
    return switch (tables
        .allowances()
        .spend("codes to " + name, config.codesPerRecipient(), DAY, now)) {
      case Spent.No(Instant until) ->
          new Again(request, new Fault.TooManyForContact(Duration.between(now, until)));
      case Spent.Yes ignored -> sent(tables, request, name, now);
    };
  }

  private Outcome sent(Tables tables, Request request, String name, Instant now) {
    Optional<Account> account = account(tables, name);
    String counted = account.map(Account::id).orElse("none " + name);
    Spent spent =
        tables
            .allowances()
            .spend("codes for account " + counted, config.codesPerAccount(), DAY, now);
    Optional<Account> reached =
        switch (spent) {
          case Spent.Yes ignored -> account;
          case Spent.No ignored -> Optional.empty();
        };
    Optional<Instant> lastUntil =
        switch (spent) {
          case Spent.Yes(int left, Instant until) when left <= 0 -> Optional.of(until);
          case Spent.Yes ignored -> Optional.empty();
          case Spent.No ignored -> Optional.empty();
        };
    Optional<Contact> to =
        reached.map(found -> new Contact(isSubject(name) ? found.contact() : name));
    String code = codes.next();
    tables
        .mails()
        .insert(
            CodeMails.with(
                tongues.of(request.locale()),
                code,
                request.link().matchPhrase(),
                to.map(Contact::value).orElse(""),
                to.map(route::to).orElse(Route.NONE),
                lastUntil,
                now));
    Proof proof =
        request
            .proof()
            .sent(
                name,
                reached.map(Account::id),
                codes.kept(request.id(), code, now),
                Codes.nextSend(request.proof().sends() + 1, now));
    ledger.write(tables, request, request.with(proof), now);
    return new Outcome.Next();
  }

  private static Optional<Account> account(Tables tables, String name) {
    return isSubject(name)
        ? tables.accounts().withId(name.substring(SUBJECT.length()))
        : tables.accounts().withContact(name);
  }
}
