package dev.doorman.conversation.delivery;

import static dev.doorman.conversation.delivery.FakeDeletionApi.DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check by which customers count as waiting in silence. */
class SilenceCheckTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private Street street;
  private final List<String> found = new ArrayList<>();

  @BeforeEach
  void open() {
    TABLES.clear();
    street = new Street(TABLES);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private static List<Event> firstTroubleOnly(List<Event> events) {
    Optional<Event> first = events.stream().filter(SilenceCheck::isOfTrouble).findFirst();
    return events.stream()
        .filter(event -> !SilenceCheck.isOfTrouble(event) || first.equals(Optional.of(event)))
        .toList();
  }

  private void waits(SilenceCheck check, Duration time) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(time) < 0;
        passed = passed.plusSeconds(30)) {
      street.settle();
      check.look(true, street.office.clock.instant()).ifPresent(found::add);
      street.pass(Duration.ofSeconds(30));
    }
  }

  /** Three waits, one after the other, each with trouble at the vendor's. */
  private void threeWaits(UnaryOperator<List<Event>> shown) {
    Chat chat = street.requesting();
    var check = new SilenceCheck(chat, shown);
    street.api.always(Call.CREATE, DOWN);
    waits(check, Duration.ofMinutes(5));
    street.api.allUp();
    street.pass(Duration.ofMinutes(3));
    check.look(false, street.office.clock.instant()).ifPresent(found::add);

    street.api.always(Call.GET, DOWN);
    street.api.becomes(State.VERIFIED);
    waits(check, Duration.ofMinutes(5));
    street.api.allUp();
    street.pass(Duration.ofMinutes(3));
    check.look(false, street.office.clock.instant()).ifPresent(found::add);

    street.api.always(Call.CONFIRM, DOWN);
    chat.choose("confirm");
    waits(check, Duration.ofMinutes(5));
  }

  @Test
  void whoHearsOfEachTroubleDoesNotWaitInSilence() {
    threeWaits(UnaryOperator.identity());
    assertThat(found).isEmpty();
  }

  @Test
  void eachSilentWaitCountsThoughTheFirstTroubleWasTold() {
    threeWaits(SilenceCheckTest::firstTroubleOnly);
    assertThat(found).containsExactly("silent", "silent");
  }

  @Test
  void theGreetingsButtonIsNoOffer() {
    Chat chat = street.requesting();
    assertThat(chat.events().getFirst().body()).contains("talk-to-person");
    var check = new SilenceCheck(chat, UnaryOperator.identity());
    street.settle();
    assertThat(check.isPersonOffered()).isFalse();
    street.api.vanishes();
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen().getLast()).isEqualTo("notice request-ended");
    assertThat(check.isPersonOffered()).isTrue();
  }
}
