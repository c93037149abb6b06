package dev.doorman.sandbox.request;

import dev.doorman.sandbox.book.KeyTable.Reserved;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.book.Store.Tables;
import dev.doorman.sandbox.request.Refused.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes a call count once, however often it is sent with the same key.
 *
 * <p>The key is taken in a transaction of its own, so that a second call sees the first at work.
 * The answer is kept in the transaction that does the work: either both are stored, or neither. A
 * refusal is not kept, for what was refused may be allowed later.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and processes.
 */
@Singleton
public final class Idempotency {
  /** How long answers are kept. The contract asks for 24 hours at least. */
  public static final Duration KEPT_FOR = Duration.ofDays(2);

  /** Longer than any call takes: after this, the process that had it must have died. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Store store;
  private final Clock clock;

  @Inject
  Idempotency(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Does the work, or gives the answer that it had before.
   *
   * @param fingerprint the same for the same call with the same body
   * @throws Refused the key is in use, or was used for another call, or by the work itself
   */
  public String once(String key, String fingerprint, Function<Tables, String> work) {
    UUID lease = UUID.randomUUID();
    Instant now = clock.instant();
    Reserved reserved =
        store.inTransaction(
            tables -> tables.keys().reserve(key, fingerprint, lease, now, now.plus(LEASE)));
    return switch (reserved) {
      case Reserved.Answered(String answer) -> answer;
      case Reserved.InProgress() ->
          throw new Refused(
              Reason.IDEMPOTENCY_IN_PROGRESS,
              "Another call with this Idempotency-Key is being worked on. Send it again later.");
      case Reserved.UsedOtherwise() ->
          throw new Refused(
              Reason.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used for another call or with another body.");
      case Reserved.Yes() -> done(key, lease, work);
    };
  }

  private String done(String key, UUID lease, Function<Tables, String> work) {
    try {
      return store.inTransaction(
          tables -> {
            String answer = work.apply(tables);
            if (!tables.keys().keep(key, lease, answer)) {
              // Another attempt took over; its answer is the one that counts.
              throw new Refused(
                  Reason.IDEMPOTENCY_IN_PROGRESS, "The call took too long. Send it again later.");
            }
            return answer;
          });
    } catch (RuntimeException e) {
      store.inTransaction(
          tables -> {
            tables.keys().release(key, lease);
            return true;
          });
      throw e;
    }
  }
}
