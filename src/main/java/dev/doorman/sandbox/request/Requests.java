package dev.doorman.sandbox.request;

import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.book.Link;
import dev.doorman.sandbox.book.Progress;
import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.State;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.book.Store.Tables;
import dev.doorman.sandbox.request.Refused.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What the deletion API can do to a request. Each call may throw {@link Refused}.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class Requests {
  /** New links for one request, beside its first. */
  public static final int MOST_NEW_LINKS = 5;

  private static final int BUSINESS_DAYS = 15;
  private static final int ID_BYTES = 15;

  private final SandboxConfig config;
  private final Store store;
  private final Ledger ledger;
  private final Handles handles;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  public Requests(
      SandboxConfig config,
      Store store,
      Ledger ledger,
      Handles handles,
      Clock clock,
      SecureRandom random) {
    this.config = config;
    this.store = store;
    this.ledger = ledger;
    this.handles = handles;
    this.clock = clock;
    this.random = random;
  }

  /** What a new request is made of. */
  public record Wish(
      UUID conversation, Optional<String> subject, String locale, Instant confirmedAt) {}

  /** Makes a request with its first link, in the caller's transaction. */
  public Request create(Tables tables, Wish wish) {
    Instant now = now();
    Request made =
        new Request(
            newId(),
            wish.conversation(),
            wish.subject(),
            wish.locale(),
            wish.confirmedAt(),
            now,
            State.AWAITING_VERIFICATION,
            newLink(1, wish.locale(), now),
            Proof.none(now),
            Progress.none());
    tables.requests().insert(made);
    addLink(tables, made);
    return made;
  }

  /** Where a request stands. */
  public Request get(String id) {
    Instant now = now();
    Request found =
        store.inTransaction(tables -> tables.requests().find(id)).orElseThrow(this::notFound);
    return found.settled(now).equals(found)
        ? found
        : store.inTransaction(tables -> ledger.open(tables, id, now).orElseThrow(this::notFound));
  }

  /** Another request for the same account that is accepted, while this one is verified. */
  public Optional<Request> acceptedBefore(Request request) {
    Instant now = now();
    return request
        .proof()
        .account()
        .filter(account -> request.state() == State.VERIFIED)
        .flatMap(
            account ->
                store.inTransaction(tables -> tables.requests().acceptedFor(account, request.id())))
        .filter(other -> other.settled(now).state() == State.ACCEPTED);
  }

  /** Makes a new link; the one before it stops working. */
  public Request renew(String id) {
    Instant now = now();
    return store.inTransaction(
        tables -> {
          Request request = ledger.open(tables, id, now).orElseThrow(this::notFound);
          if (request.state() != State.AWAITING_VERIFICATION && request.state() != State.EXPIRED) {
            throw new Refused(
                Reason.NOT_VERIFIABLE, "The request is " + request.state().wire() + ".");
          }
          if (!now.isBefore(request.diesAt())) {
            throw new Refused(
                Reason.NOT_VERIFIABLE,
                "The request was not confirmed within 24 hours. Make a new request.");
          }
          if (request.link().number() > MOST_NEW_LINKS) {
            throw new Refused(
                Reason.TOO_MANY_LINKS,
                "A request can have five new links. Make a new request when this one has died.",
                Optional.of(Duration.between(now, request.diesAt())));
          }
          Request renewed =
              request.renewed(newLink(request.link().number() + 1, request.locale(), now));
          addLink(tables, renewed);
          return ledger.write(tables, request, renewed, now);
        });
  }

  /** Takes the final yes, in the caller's transaction. */
  public Request confirm(Tables tables, String id) {
    Instant now = now();
    Request request = ledger.open(tables, id, now).orElseThrow(this::notFound);
    if (request.state() != State.VERIFIED) {
      throw new Refused(Reason.NOT_VERIFIED, "The request is " + request.state().wire() + ".");
    }
    LocalDate expectedBy =
        BusinessDays.after(LocalDate.ofInstant(now, ZoneOffset.UTC), BUSINESS_DAYS);
    return ledger.write(
        tables, request, request.accepted(now, expectedBy, now.plus(config.completeAfter())), now);
  }

  /** Withdraws a request; one that is withdrawn already stays so. */
  public Request withdraw(String id) {
    Instant now = now();
    return store.inTransaction(
        tables -> {
          Request request = ledger.open(tables, id, now).orElseThrow(this::notFound);
          if (request.state() == State.WITHDRAWN) {
            return request;
          }
          if (!request.state().isWithdrawable()) {
            throw new Refused(
                Reason.NOT_WITHDRAWABLE, "The request is " + request.state().wire() + ".");
          }
          return ledger.write(tables, request, request.ended(State.WITHDRAWN), now);
        });
  }

  private Refused notFound() {
    return new Refused(Reason.NOT_FOUND, "There is no such deletion request.");
  }

  private void addLink(Tables tables, Request request) {
    int number = request.link().number();
    tables.requests().addLink(Handles.hash(handles.of(request.id(), number)), request.id(), number);
  }

  private Link newLink(int number, String locale, Instant now) {
    return new Link(number, MatchPhrases.next(random, locale), now.plus(config.linkLifetime()));
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return "dr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** To the millisecond, which every database keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
