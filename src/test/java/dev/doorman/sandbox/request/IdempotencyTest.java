package dev.doorman.sandbox.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorman.TestClock;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.jdbc.TestStore;
import dev.doorman.sandbox.request.Refused.Reason;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private final Store store = new TestStore().store();
  private final TestClock clock = new TestClock();
  private final Idempotency idempotency = new Idempotency(store, clock);

  private void begunAndNotEnded(String key) {
    store.inTransaction(
        tables ->
            tables
                .keys()
                .reserve(
                    key,
                    "print",
                    UUID.randomUUID(),
                    clock.instant(),
                    clock.instant().plusSeconds(30)));
  }

  @Test
  void aCallThatIsAtWorkIsNotDoneTwice() {
    begunAndNotEnded("key");
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                idempotency.once(
                    "key",
                    "print",
                    tables -> {
                      throw new AssertionError("done twice");
                    }));
    assertThat(refused.reason()).isEqualTo(Reason.IDEMPOTENCY_IN_PROGRESS);
  }

  @Test
  void aCallWhoseProcessDiedIsTakenOver() {
    begunAndNotEnded("key");
    clock.advance(Duration.ofSeconds(30));
    assertThat(idempotency.once("key", "print", tables -> "answer")).isEqualTo("answer");
    assertThat(idempotency.once("key", "print", tables -> "other")).isEqualTo("answer");
  }

  @Test
  void anAttemptThatWasTakenOverStoresNothing() {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    "key",
                    "print",
                    tables -> {
                      clock.advance(Duration.ofSeconds(30));
                      tables
                          .keys()
                          .reserve(
                              "key",
                              "print",
                              UUID.randomUUID(),
                              clock.instant(),
                              clock.instant().plusSeconds(30));
                      tables.accounts().delete("sam");
                      return "late";
                    }))
        .isInstanceOf(Refused.class);
    boolean kept = store.inTransaction(tables -> tables.accounts().withId("sam").isPresent());
    assertThat(kept).isTrue();
  }

  @Test
  void aFaultLeavesTheKeyForTheNextAttempt() {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    "key",
                    "print",
                    tables -> {
                      throw new IllegalStateException("a fault");
                    }))
        .hasMessage("a fault");
    assertThat(idempotency.once("key", "print", tables -> "answer")).isEqualTo("answer");
  }
}
