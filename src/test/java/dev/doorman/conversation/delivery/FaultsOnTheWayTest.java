package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.delivery.FaultyWay.Fault;
import dev.doorman.conversation.delivery.FaultyWay.Point;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every point of the way: in the end Doorman and the deletion API say the same,
 * there is exactly one request, and the record accounts for it.
 */
class FaultsOnTheWayTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  @BeforeEach
  void clear() {
    TABLES.clear();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(Point.values())
        .flatMap(point -> Stream.of(Fault.values()).map(fault -> Arguments.of(point, fault)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void bothSidesAgreeInTheEndAndThereIsOneRequest(Point point, Fault fault) {
    var way = new FaultyWay(TABLES, point, fault);
    way.walkToTheReceipt();
    Chat chat = way.chat();
    // Not said twice, whatever was done twice.
    for (String once :
        List.of(
            "prompt sign-out-offer full",
            "prompt warning full",
            "prompt final-confirmation full",
            "receipt accepted")) {
      assertThat(Collections.frequency(chat.seen(), once)).as(once).isEqualTo(1);
    }
    assertThat(way.api().only().state()).isEqualTo(State.ACCEPTED);
    assertThat(chat.state().flow())
        .isInstanceOfSatisfying(
            Flow.Accepted.class,
            accepted -> assertThat(accepted.request()).isEqualTo(way.api().only().id()));

    way.walkToTheEnd();
    DeletionRequest request = way.api().only();
    Flow flow = way.chat().state().flow();
    if (point == Point.WITHDRAWAL) {
      assertThat(request.state()).isEqualTo(State.WITHDRAWN);
      assertThat(flow).isInstanceOf(Flow.Open.class);
      assertThat(way.chat().seen()).contains("notice withdrawn");
    } else {
      assertThat(request.state()).isEqualTo(State.COMPLETED);
      assertThat(flow)
          .isInstanceOfSatisfying(
              Flow.Completed.class,
              completed -> assertThat(completed.receipt().reference()).isEqualTo(request.id()));
      assertThat(way.chat().seen()).containsExactly("receipt completed");
    }
    assertThat(TABLES.count("outbox")).isZero();
    assertThat(TABLES.count("watch")).isZero();
    assertTheRecordAgrees(request);
    assertTheFaultHappened(way, point, fault);
  }

  private static void assertTheRecordAgrees(DeletionRequest request) {
    List<Map<String, Object>> rows = TABLES.rows("select * from deletion_audit");
    assertThat(rows).hasSize(1);
    Map<String, Object> row = rows.getFirst();
    assertThat(row)
        .containsEntry("reference", request.id().value())
        .containsEntry("outcome", request.state().name());
    assertThat(row.get("expected_by")).hasToString(FakeDeletionApi.EXPECTED.toString());
    assertThat(row.get("accepted_at")).isNotNull();
    assertThat(
            Stream.of(
                    "wished_at",
                    "requested_at",
                    "verified_at",
                    "confirmed_at",
                    "acknowledged_at",
                    "closed_at")
                .map(column -> (OffsetDateTime) Objects.requireNonNull(row.get(column), column))
                .toList())
        .isSorted();
  }

  /** A fault that does not happen would prove nothing. */
  private static void assertTheFaultHappened(FaultyWay way, Point point, Fault fault) {
    long creates = way.api().count(Call.CREATE);
    switch (fault) {
      case DOWN, FAILS_AFTER_COMMIT ->
          assertThat(creates).isEqualTo(point == Point.REQUEST ? 3 : 1);
      case SLOW, CRASH -> assertThat(creates).isEqualTo(point == Point.REQUEST ? 2 : 1);
      case NONE,
          RESTART,
          EVENTS_DUPLICATED,
          EVENTS_REORDERED,
          EVENTS_LOST,
          CLOCK_AHEAD,
          CLOCK_BEHIND ->
          assertThat(creates).isEqualTo(1);
    }
  }
}
