package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Event;
import java.util.List;
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

  /** A dialogue whose greeting alone has the button. */
  private static List<Event> withoutPerson(List<Event> events) {
    return events.stream()
        .map(
            event ->
                event.seq() == 1
                    ? event
                    : new Event(
                        event.seq(),
                        event.at(),
                        event.from(),
                        event.body().replace("talk-to-person", "something-else")))
        .toList();
  }

  @Test
  void aDialogueThatOffersNobodyIsFound() {
    var run = new FaultyConfirmations(20260102, FaultyConfirmationsTest::withoutPerson);
    run.play(40);
    assertThat(run.faults()).anyMatch(fault -> fault.startsWith("no person"));
    assertThat(run.faults()).anyMatch(fault -> fault.startsWith("trouble without a person"));
  }
}
