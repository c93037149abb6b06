package dev.doorman.journey.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.WithAdmin;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The short form of {@link TwoShifts}, on the embedded store. */
@QuarkusTest
@TestProfile(TwoShiftsTest.OwnDesk.class)
class TwoShiftsTest {
  private static final int CUSTOMERS = 12;
  private static final long SEED = 7;

  /** An application of its own: at a desk where other tests' agents are, no place would be sure. */
  public static final class OwnDesk extends WithAdmin {}

  @TestHTTPResource("/")
  URI server;

  @Test
  void customersAreToldWhatIsSoAndTheReportSaysWhatHappened() {
    TwoShifts.Outcome outcome = TwoShifts.play(server, WithAdmin.PASSWORD, CUSTOMERS, SEED);
    assertThat(outcome.promises()).isGreaterThan(CUSTOMERS);
    assertThat(outcome.untrue()).isEmpty();
    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.timesKept()).isGreaterThanOrEqualTo(outcome.timesTold() * 4 / 5);
  }
}
