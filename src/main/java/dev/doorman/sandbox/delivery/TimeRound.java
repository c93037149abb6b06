package dev.doorman.sandbox.delivery;

import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.request.Idempotency;
import dev.doorman.sandbox.request.Ledger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Does what time brings when nobody asks: expiry, completion, and forgetting. */
@Singleton
final class TimeRound {
  private static final Duration DAY = Duration.ofHours(24);
  private static final int AT_ONCE = 100;

  private final Store store;
  private final Ledger ledger;
  private final Clock clock;

  @Inject
  TimeRound(Store store, Ledger ledger, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  void settle() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<String> due = store.inTransaction(tables -> tables.requests().due(now, AT_ONCE));
    for (String id : due) {
      // A transaction for each, so that one in use does not hold up the others.
      store.inTransaction(tables -> ledger.open(tables, id, now));
    }
  }

  void forget() {
    Instant now = clock.instant();
    store.inTransaction(
        tables -> {
          tables.keys().forget(now.minus(Idempotency.KEPT_FOR));
          tables.allowances().forget(now.minus(DAY));
          tables.mails().forget(now.minus(DAY));
          return true;
        });
  }
}
