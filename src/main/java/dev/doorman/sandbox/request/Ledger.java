package dev.doorman.sandbox.request;

import dev.doorman.sandbox.book.Event;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.State;
import dev.doorman.sandbox.book.Store.Tables;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way to change a request: what time has done is written down first, each change of state
 * leaves an event, and with the completion the account goes, all in the caller's transaction.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class Ledger {
  @Inject
  public Ledger() {}

  /** Locks a request and brings it up to date; empty where there is none. */
  public Optional<Request> open(Tables tables, String id, Instant now) {
    return tables
        .requests()
        .lock(id)
        .map(
            found -> {
              Request settled = found.settled(now);
              return settled.equals(found) ? found : write(tables, found, settled, now);
            });
  }

  /** Writes a change. */
  public Request write(Tables tables, Request before, Request after, Instant now) {
    tables.requests().update(after);
    if (before.state() != after.state()) {
      if (after.state() == State.COMPLETED) {
        after.proof().account().ifPresent(tables.accounts()::delete);
      }
      tables
          .events()
          .insert(new Event(UUID.randomUUID().toString(), after.id(), after.state(), now));
    }
    return after;
  }
}
