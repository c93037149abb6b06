package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.book.Account;
import dev.doorman.sandbox.book.AllowanceTable.Spent;
import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Proof.Step;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.RequestTable.LinkOf;
import dev.doorman.sandbox.book.State;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.book.Store.Tables;
import dev.doorman.sandbox.proof.Outcome.Again;
import dev.doorman.sandbox.proof.Outcome.Closed;
import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.proof.Outcome.Next;
import dev.doorman.sandbox.request.Handles;
import dev.doorman.sandbox.request.Ledger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The steps by which the holder of a link proves whose account it is. Looking changes nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class Verification {
  private final SandboxConfig config;
  private final Store store;
  private final Ledger ledger;
  private final Dispatch dispatch;
  private final Codes codes;
  private final Clock clock;

  @Inject
  Verification(
      SandboxConfig config,
      Store store,
      Ledger ledger,
      Dispatch dispatch,
      Codes codes,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.ledger = ledger;
    this.dispatch = dispatch;
    this.codes = codes;
    this.clock = clock;
  }

  /** What the link shows now. */
  public Sight look(String handle) {
    Instant now = now();
    return store.inTransaction(
        tables ->
            tables
                .requests()
                .linkWith(Handles.hash(handle))
                .map(
                    link ->
                        sight(
                            tables.requests().find(link.request()).orElseThrow().settled(now),
                            link))
                .orElseGet(Sight.Unknown::new));
  }

  /** The language of the link's request, as a language tag; empty where there is no such link. */
  public Optional<String> language(String handle) {
    return store.inTransaction(
        tables ->
            tables
                .requests()
                .linkWith(Handles.hash(handle))
                .flatMap(link -> tables.requests().find(link.request()))
                .map(Request::locale));
  }

  /** What the customer typed to name the account; empty where Doorman told it. */
  public static String typedContact(Proof proof) {
    return proof.contact().filter(name -> !Dispatch.isSubject(name)).orElse("");
  }

  /** Yes, a chat of mine shows these words. Where Doorman told whose account it is, a code goes. */
  public Outcome accept(String handle) {
    Instant now = now();
    return act(
        handle,
        now,
        (tables, request) -> {
          if (request.proof().step() != Step.MATCH) {
            return new Next();
          }
          if (request.subject().isPresent()) {
            return dispatch.send(tables, request, Dispatch.named(request.subject().get()), now);
          }
          return at(tables, request, Step.CONTACT, now);
        });
  }

  /** No, this is not mine: ends the request. */
  public Outcome reject(String handle) {
    Instant now = now();
    return act(
        handle,
        now,
        (tables, request) -> {
          ledger.write(tables, request, request.ended(State.REJECTED), now);
          return new Outcome.Rejected();
        });
  }

  /** This is who I am. */
  public Outcome identify(String handle, String typed) {
    Instant now = now();
    return act(
        handle,
        now,
        (tables, request) -> {
          if (request.proof().step() != Step.CONTACT) {
            return new Next();
          }
          return Contact.read(typed)
              .map(contact -> dispatch.send(tables, request, contact.value(), now))
              .orElseGet(() -> new Again(request, new Fault.NoContact()));
        });
  }

  /** I typed the wrong address. The code that was sent counts no more. */
  public Outcome identifyAnew(String handle) {
    Instant now = now();
    return act(
        handle,
        now,
        (tables, request) ->
            request.proof().step() == Step.CODE && request.subject().isEmpty()
                ? at(tables, request, Step.CONTACT, now)
                : new Next());
  }

  /** Send me a new code. */
  public Outcome resend(String handle) {
    Instant now = now();
    return act(
        handle,
        now,
        (tables, request) ->
            request.proof().step() == Step.CODE
                ? dispatch.send(tables, request, request.proof().contact().orElseThrow(), now)
                : new Next());
  }

  /**
   * This is the code. The try is written down, in a transaction of its own, before the code is
   * compared: however many come at once, and whatever breaks in between, no try is free.
   */
  public Outcome check(String handle, String typed) {
    Optional<String> code = Codes.read(typed);
    Instant now = now();
    var permit = new Permit();
    Outcome refusal =
        act(handle, now, (tables, request) -> reserve(tables, request, code, permit, now));
    return permit.given
        ? act(handle, now, (tables, request) -> compare(tables, request, code.orElseThrow(), now))
        : refusal;
  }

  /** Whether a check was reserved; decided anew each time a transaction is run. */
  private static final class Permit {
    private boolean given;
  }

  private Outcome reserve(
      Tables tables, Request request, Optional<String> code, Permit permit, Instant now) {
    permit.given = false;
    Proof proof = request.proof();
    if (proof.step() != Step.CODE) {
      return new Next();
    }
    if (proof.checks() >= Request.MOST_CHECKS) {
      return lock(tables, request, now);
    }
    if (code.isEmpty()) {
      return new Again(request, new Fault.NoCode());
    }
    if (now.isBefore(proof.checkFrom())) {
      return new Again(request, new Fault.CheckTooSoon(Duration.between(now, proof.checkFrom())));
    }
    if (proof.code().filter(sent -> now.isBefore(sent.expiresAt())).isEmpty()) {
      return new Again(request, new Fault.CodeExpired());
    }
    String name = proof.contact().orElseThrow();
    return switch (tables
        .allowances()
        .spend("checks of " + name, config.checksPerRecipient(), Dispatch.DAY, now)) {
      case Spent.No(Instant until) ->
          new Again(request, new Fault.TooManyForContact(Duration.between(now, until)));
      case Spent.Yes ignored -> {
        Proof tried = proof.tried(Codes.nextCheck(proof.checks() + 1, now));
        ledger.write(tables, request, request.with(tried), now);
        permit.given = true;
        yield new Next();
      }
    };
  }

  private Outcome compare(Tables tables, Request request, String code, Instant now) {
    Proof proof = request.proof();
    if (proof.code().isEmpty()) {
      return new Next();
    }
    // Both are looked up always, so that an unknown account takes as long as a known one.
    boolean same = codes.isRight(request.id(), proof.code().get(), code);
    Optional<Account> account = tables.accounts().withId(proof.account().orElse(""));
    if (same && account.isPresent()) {
      String masked = new Contact(account.get().contact()).masked();
      ledger.write(tables, request, request.verified(masked, now), now);
      return new Outcome.Verified();
    }
    int left = Request.MOST_CHECKS - proof.checks();
    if (left <= 0) {
      return lock(tables, request, now);
    }
    Duration pause =
        now.isBefore(proof.checkFrom()) ? Duration.between(now, proof.checkFrom()) : Duration.ZERO;
    return new Again(request, new Fault.WrongCode(left, pause));
  }

  private Outcome lock(Tables tables, Request request, Instant now) {
    ledger.write(tables, request, request.ended(State.LOCKED), now);
    return new Closed(new Sight.Locked());
  }

  private Outcome at(Tables tables, Request request, Step step, Instant now) {
    ledger.write(tables, request, request.with(request.proof().at(step)), now);
    return new Next();
  }

  /** Does something on an open link. */
  private Outcome act(String handle, Instant now, BiFunction<Tables, Request, Outcome> step) {
    return store.inTransaction(
        tables -> {
          Optional<LinkOf> link = tables.requests().linkWith(Handles.hash(handle));
          if (link.isEmpty()) {
            return new Closed(new Sight.Unknown());
          }
          Request request = ledger.open(tables, link.get().request(), now).orElseThrow();
          return switch (sight(request, link.get())) {
            case Sight.Open(Request open) -> step.apply(tables, open);
            case Sight.Closed closed -> new Closed(closed);
          };
        });
  }

  private static Sight sight(Request request, LinkOf link) {
    if (link.number() < request.link().number()) {
      return new Sight.Replaced();
    }
    return switch (request.state()) {
      case AWAITING_VERIFICATION -> new Sight.Open(request);
      case EXPIRED -> new Sight.Expired();
      case VERIFIED, ACCEPTED, COMPLETED -> new Sight.Used();
      case LOCKED -> new Sight.Locked();
      case REJECTED -> new Sight.Rejected();
      case WITHDRAWN -> new Sight.Withdrawn();
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
