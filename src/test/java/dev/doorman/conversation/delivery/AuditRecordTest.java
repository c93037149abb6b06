package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The record that accounts for a request: every time and how it ended, and nothing else. */
class AuditRecordTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private Street street;

  @BeforeEach
  void open() {
    TABLES.clear();
    street = new Street(TABLES);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private Instant later() {
    street.office.clock.pass(Duration.ofSeconds(40));
    return street.office.clock.instant();
  }

  private static Map<String, Object> only() {
    List<Map<String, Object>> rows = TABLES.rows("select * from deletion_audit");
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static Instant time(Map<String, Object> row, String column) {
    assertThat(row.get(column)).as(column).isInstanceOf(OffsetDateTime.class);
    return ((OffsetDateTime) row.get(column)).toInstant();
  }

  @Test
  void everyTimeOfTheWayIsNotedWhenItHappened() {
    Chat chat = street.office.chat();
    Instant wished = later();
    chat.say("delete my account");
    later();
    chat.choose("delete");
    Instant requested = later();
    chat.choose("continue");
    street.settle();
    street.api.becomes(State.VERIFIED);
    Instant verified = later();
    street.settle();
    Instant confirmed = later();
    chat.choose("confirm");
    Instant acknowledged = later();
    street.settle();

    assertThat(only())
        .containsEntry("reference", "dr-1")
        .containsEntry("locale", "en")
        .containsEntry("outcome", "ACCEPTED")
        .containsEntry("completed_at", null)
        .containsEntry("closed_at", null);
    assertThat(time(only(), "wished_at")).isEqualTo(wished);
    assertThat(time(only(), "requested_at")).isEqualTo(requested);
    assertThat(time(only(), "verified_at")).isEqualTo(verified);
    assertThat(time(only(), "confirmed_at")).isEqualTo(confirmed);
    assertThat(time(only(), "accepted_at")).as("by the API's clock").isEqualTo(acknowledged);
    assertThat(time(only(), "acknowledged_at")).isEqualTo(acknowledged);
    assertThat(only().get("expected_by")).hasToString(FakeDeletionApi.EXPECTED.toString());

    street.api.becomes(street.api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.office.clock.pass(Duration.ofHours(2));
    Instant completed = later();
    street.settle();
    assertThat(only()).containsEntry("outcome", "COMPLETED");
    assertThat(time(only(), "completed_at")).isEqualTo(completed);
    assertThat(time(only(), "closed_at")).isEqualTo(completed);
    assertThat(time(only(), "acknowledged_at")).as("stands").isEqualTo(acknowledged);
  }

  @Test
  void recordHoldsTimesStatesAndTheReferenceAndNothingElse() {
    Chat chat = street.accepted();
    chat.say("private words");
    chat.leave("private message", "m@example.com");
    assertThat(only().keySet())
        .as("what is added here has to hold no content and no identity")
        .containsExactlyInAnyOrder(
            "reference",
            "locale",
            "outcome",
            "wished_at",
            "requested_at",
            "verified_at",
            "confirmed_at",
            "accepted_at",
            "acknowledged_at",
            "expected_by",
            "stop_asked_at",
            "withdrawn_at",
            "completed_at",
            "closed_at",
            "overdue");
    assertThat(TABLES.dump("deletion_record"))
        .doesNotContain("private", "@", "•", "https:", "amber otter");
    assertThat(TABLES.dump("deletion_audit")).doesNotContain(chat.id().toString());
  }

  @Test
  void recordOutlivesPurgeAndErasure() {
    Chat chat = street.accepted();
    street.api.becomes(street.api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
    assertThat(chat.seen()).containsExactly("receipt completed");
    Map<String, Object> before = only();
    assertThat(TABLES.execute("delete from conversation where id = ?", chat.id().value()))
        .isEqualTo(1);
    assertThat(only()).isEqualTo(before).containsEntry("outcome", "COMPLETED");
  }

  private record End(String outcome, Consumer<Street> way) {}

  private static void say(Street street, String... choices) {
    Chat chat = street.office.chat();
    chat.say("delete my account");
    for (String choice : choices) {
      chat.choose(choice);
    }
  }

  private static void becomes(Street street, State state) {
    street.verifying();
    street.api.becomes(state);
    street.pass(Duration.ofMinutes(1));
  }

  static Stream<Arguments> ends() {
    return Stream.of(
            new End("OPEN", street -> say(street)),
            new End("SIGNED_OUT", street -> say(street, "sign-out")),
            new End("SIGNED_OUT", street -> street.verifying().say("Sign out instead")),
            new End("STOPPED", street -> say(street, "delete", "cancel")),
            new End("STOPPED", street -> street.verifying().choose("cancel")),
            new End("STOPPED", street -> street.verified().choose("cancel")),
            new End("LOCKED", street -> becomes(street, State.LOCKED)),
            new End("REJECTED", street -> becomes(street, State.REJECTED)),
            new End("WITHDRAWN", street -> becomes(street, State.WITHDRAWN)),
            new End(
                "ENDED",
                street -> {
                  street.verifying();
                  street.api.vanishes();
                  street.pass(Duration.ofMinutes(1));
                }),
            new End(
                "NOT_MADE",
                street -> {
                  street.api.next(Call.CREATE, FakeDeletionApi.refuses(Reason.NOT_ACCEPTABLE));
                  street.requesting();
                  street.settle();
                }),
            new End(
                "WITHDRAWN",
                street -> {
                  Chat chat = street.accepted();
                  chat.say("stop it");
                  chat.choose("stop");
                  street.settle();
                }))
        .map(end -> Arguments.argumentSet(end.outcome(), end));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void everyEndHasItsOutcome(End end) {
    end.way().accept(street);
    assertThat(only()).containsEntry("outcome", end.outcome());
    assertThat(only().get("closed_at") == null).isEqualTo(end.outcome().equals("OPEN"));
    assertThat(only().get("wished_at")).isNotNull();
    assertThat(only().get("acknowledged_at") == null).isEqualTo(only().get("confirmed_at") == null);
  }

  @Test
  void withdrawalOfAnAcceptedRequestHasItsTimes() {
    Chat chat = street.accepted();
    chat.say("stop it");
    Instant asked = later();
    chat.choose("stop");
    Instant withdrawn = later();
    street.settle();
    assertThat(time(only(), "stop_asked_at")).isEqualTo(asked);
    assertThat(time(only(), "withdrawn_at")).isEqualTo(withdrawn);
    assertThat(time(only(), "closed_at")).isEqualTo(withdrawn);
  }

  @Test
  void withdrawalBehindAFlowThatWasLeftIsNotedWhenTheApiSaysSo() {
    Chat chat = street.verifying();
    Instant left = later();
    chat.choose("cancel");
    assertThat(only()).containsEntry("withdrawn_at", null).containsEntry("stop_asked_at", null);
    Instant withdrawn = later();
    street.settle();
    assertThat(time(only(), "closed_at")).isEqualTo(left);
    assertThat(time(only(), "withdrawn_at")).isEqualTo(withdrawn);
    assertThat(only()).containsEntry("outcome", "STOPPED");
  }

  @Test
  void refusedWithdrawalLeavesTheRequestAccepted() {
    Chat chat = street.accepted();
    chat.say("stop it");
    street.api.next(Call.WITHDRAW, FakeDeletionApi.refuses(Reason.WRONG_STATE));
    chat.choose("stop");
    street.settle();
    assertThat(only()).containsEntry("outcome", "ACCEPTED").containsEntry("withdrawn_at", null);
    assertThat(only().get("stop_asked_at")).isNotNull();
  }

  @Test
  void wishSaidAgainCountsFromTheFirstTime() {
    Chat chat = street.office.chat();
    Instant first = later();
    chat.say("delete my account");
    chat.choose("sign-out");
    later();
    chat.say("delete my account");
    assertThat(only()).containsEntry("outcome", "OPEN").containsEntry("closed_at", null);
    assertThat(time(only(), "wished_at")).isEqualTo(first);
    later();
    chat.choose("continue");
    street.settle();
    assertThat(time(only(), "wished_at")).isEqualTo(first);
    assertThat(only()).containsEntry("reference", "dr-1");
  }

  @Test
  void eachRequestOfAConversationHasARecordOfItsOwn() {
    Chat chat = street.verifying();
    chat.choose("cancel");
    street.settle();
    Instant second = later();
    chat.untilRequesting();
    street.settle();
    List<Map<String, Object>> rows = TABLES.rows("select * from deletion_audit order by wished_at");
    assertThat(rows).extracting(row -> row.get("reference")).containsExactly("dr-1", "dr-2");
    assertThat(rows).extracting(row -> row.get("outcome")).containsExactly("STOPPED", "OPEN");
    assertThat(time(rows.getLast(), "wished_at")).isEqualTo(second);
  }

  @Test
  void withoutADeletionApiTheWishIsNotedAndThatItWasExplained() {
    var alone =
        new TestOffice(
            TABLES,
            new JdbcConversationStore(TABLES.database()),
            new MutableClock(),
            Policy.Api.ABSENT);
    Chat chat = alone.chat();
    chat.say("delete my account");
    assertThat(only()).containsEntry("outcome", "OPEN");
    chat.choose("delete");
    assertThat(only()).containsEntry("outcome", "EXPLAINED");
    Map<String, Object> before = only();
    chat.say("delete my account");
    assertThat(only()).isEqualTo(before);
  }

  @Test
  void questionsAndOtherTalkLeaveNoRecord() {
    Chat chat = street.office.chat();
    for (String text : List.of("what about my photos?", "where is my deletion?", "stop it", "no")) {
      chat.say(text);
    }
    assertThat(TABLES.count("deletion_record")).isZero();
  }

  @Test
  void acceptedDeletionIsOverdueOnceItsDayIsOver() {
    street.accepted();
    LocalDate due = FakeDeletionApi.EXPECTED;
    assertThat(street.office.sweeps.overdueDeletions(due)).isZero();
    assertThat(street.office.sweeps.overdueDeletions(due.plusDays(1))).isEqualTo(1);
    TABLES.execute("update deletion_record set expected_by = current_date");
    assertThat(only()).containsEntry("overdue", "NO");
    TABLES.execute("update deletion_record set expected_by = expected_by - interval '1' day");
    assertThat(only()).containsEntry("overdue", "YES");

    street.api.becomes(street.api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
    assertThat(only()).containsEntry("overdue", "NO");
    assertThat(street.office.sweeps.overdueDeletions(due.plusYears(1))).isZero();
  }
}
