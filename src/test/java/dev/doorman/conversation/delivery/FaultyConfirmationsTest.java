package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each customer of a vendor whose answers break at random ends with the truth. */
class FaultyConfirmationsTest {
  @Test
  void everyCustomerEndsWithTheirReceiptOrAnHonestStateAndAPerson() {
    var run = new FaultyConfirmations(20260101);
    run.play(150);
    assertThat(run.faults()).isEmpty();
    assertThat(run.broken()).as("broken answers").isGreaterThan(500);
    assertThat(run.ends().get("receipt")).as("receipts of %s", run.ends()).isGreaterThan(40);
    assertThat(run.ends()).as("more ends than one").hasSizeGreaterThan(1);
  }
}
