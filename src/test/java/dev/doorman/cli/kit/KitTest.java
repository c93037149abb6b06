package dev.doorman.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.Secret;
import dev.doorman.cli.kit.Check.Outcome;
import dev.doorman.cli.kit.VendorEvents.Flaw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit finds what is wrong, and nothing else. */
class KitTest {
  private static final Set<String> TAKE_TIME = Set.of("link-expires", "completed");
  private static final Set<String> WEBHOOK =
      Set.of("webhook-sent", "webhook-form", "webhook-signature", "webhook-time", "webhook-again");

  private final Clock clock = Clock.systemUTC();

  @Test
  void onAGoodImplementationAllHoldsButWhatTakesTime() throws IOException {
    Map<Check, Outcome> outcomes = withEvents();
    assertThat(failing(outcomes)).isEmpty();
    assertThat(notChecked(outcomes)).isEqualTo(TAKE_TIME);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void eachFaultIsNamedByItsRowsAndNoOther(Fault fault) throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null), fault)) {
      Map<Check, Outcome> outcomes = run(vendor, visiting(vendor), null);
      assertThat(failing(outcomes)).isEqualTo(fault.rows());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SILENT, webhook-sent",
    "OTHER_SECRET, webhook-signature",
    "OLD_TIME, webhook-time",
    "NO_STATE, webhook-form",
    "NEW_ID_EACH_TIME, webhook-again"
  })
  void eachFlawOfTheEventsIsNamedByItsRow(Flaw flaw, String row) throws IOException {
    assertThat(failing(withEvents(flaw))).isEqualTo(Set.of(row));
  }

  @Test
  void whatNeedsAPersonWhoDoesNotComeIsNotCheckedAndNeverHolds() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Person nobody = (errand, link, phrase) -> new Person.Result.Absent("nobody came");
      Map<Check, Outcome> outcomes = run(vendor, nobody, null);
      assertThat(failing(outcomes)).isEmpty();
      assertThat(notChecked(outcomes))
          .containsAll(WEBHOOK)
          .contains(
              "verified",
              "account-masked",
              "verified-until",
              "verified-no-link",
              "confirm-key",
              "confirm",
              "expected-by",
              "confirm-same-key",
              "confirm-other-key",
              "withdrawable",
              "rejected");
    }
  }

  @Test
  void aPersonWhoSaysDoneWithoutDoingItIsFoundOut() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Person liar = (errand, link, phrase) -> new Person.Result.Done();
      assertThat(failing(run(vendor, liar, null))).isEqualTo(Set.of("verified", "rejected"));
    }
  }

  private Map<Check, Outcome> withEvents(Flaw... flaws) throws IOException {
    try (var receiver =
        new Receiver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clock)) {
      var to = URI.create("http://127.0.0.1:" + receiver.port() + "/events");
      try (var vendor = new VendorServer(clock, new VendorEvents(to, flaws))) {
        return run(vendor, visiting(vendor), receiver);
      }
    }
  }

  private Map<Check, Outcome> run(
      VendorServer vendor, Person person, @org.jspecify.annotations.Nullable Receiver receiver) {
    var target =
        new Target(
            vendor.url(),
            new Secret<>(VendorServer.TOKEN),
            Optional.of(new Secret<>(VendorServer.SECOND_TOKEN)),
            Duration.ofSeconds(20),
            Duration.ZERO);
    return new Kit(
            target,
            person,
            receiver,
            new Secret<>(VendorEvents.SECRET),
            Duration.ofSeconds(2),
            clock)
        .run();
  }

  private static Person visiting(VendorServer vendor) {
    return (errand, link, phrase) -> {
      vendor.visit(link, errand);
      return new Person.Result.Done();
    };
  }

  private static Set<String> failing(Map<Check, Outcome> outcomes) {
    return names(outcomes, Outcome.Fails.class);
  }

  private static Set<String> notChecked(Map<Check, Outcome> outcomes) {
    return names(outcomes, Outcome.NotChecked.class);
  }

  private static Set<String> names(Map<Check, Outcome> outcomes, Class<? extends Outcome> kind) {
    return outcomes.entrySet().stream()
        .filter(row -> kind.isInstance(row.getValue()))
        .map(row -> row.getKey().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
