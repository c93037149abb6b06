package dev.doorman.conversation.delivery;

import static dev.doorman.conversation.delivery.FakeDeletionApi.CRASH;
import static dev.doorman.conversation.delivery.FakeDeletionApi.DOWN;
import static dev.doorman.conversation.delivery.FakeDeletionApi.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the wish for a request, however the deletion API fares. */
class CreatingTest {
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

  @Test
  void explicitYesMakesOneRequestAndShowsTheWayToThePage() {
    Chat chat = street.requesting();
    long before = chat.lastSeq();
    street.settle();
    assertThat(chat.seenAfter(before)).containsExactly("handoff", "prompt verify full");
    assertThat(street.api.only().state()).isEqualTo(State.AWAITING_VERIFICATION);
    assertThat(street.api.asked.getFirst().conversation()).isEqualTo(chat.id());
    assertThat(street.api.asked.getFirst().locale()).isEqualTo("en");
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void apiThatIsDownIsToldOnceAndTriedAgainWithTheSameKeyUntilItWorks() {
    street.api.always(Call.CREATE, DOWN);
    Chat chat = street.requesting();
    long before = chat.lastSeq();
    street.settle().pass(Duration.ofMinutes(11));
    assertThat(chat.seenAfter(before))
        .containsExactly("notice api-trouble-create", "notice stuck-before-last-yes");
    assertThat(street.count(Call.CREATE)).isGreaterThan(10);

    street.api.allUp();
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seenAfter(before))
        .containsExactly(
            "notice api-trouble-create",
            "notice stuck-before-last-yes",
            "handoff",
            "prompt verify full");
    street.api.only();
  }

  @Test
  void everyTryIsTheSameCall() {
    street.api.next(Call.CREATE, LOST, LOST);
    street.requesting();
    street.settle().pass(Duration.ofMinutes(1));
    assertThat(street.api.asked).hasSize(3);
    assertThat(street.api.asked.stream().distinct()).as("the same body").hasSize(1);
  }

  @Test
  void workDoneWithItsAnswerLostIsNotDoneTwice() {
    street.api.next(Call.CREATE, LOST);
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofMinutes(1));
    street.api.only();
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
  }

  @Test
  void itIsGivenUpAfterAnHourAndNothingIsLeft() {
    street.api.allDown();
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofMinutes(59));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Requesting.class);
    long before = chat.lastSeq();
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seenAfter(before)).containsExactly("notice api-unreachable-create");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.count("outbox")).isZero();
    assertThat(TABLES.count("watch")).isZero();

    long calls = street.count(Call.CREATE);
    street.pass(Duration.ofHours(2));
    assertThat(street.count(Call.CREATE)).isEqualTo(calls);
  }

  @Test
  void apiThatAsksForALongPauseDoesNotPutOffTheEnd() {
    street.api.always(Call.CREATE, FakeDeletionApi.asksToWait(Duration.ofDays(1)));
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofMinutes(60));
    assertThat(TABLES.dump("dead_letter")).contains("not made within 60 minutes");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(street.count(Call.CREATE)).as("asked every five minutes").isBetween(10L, 14L);
  }

  @Test
  void endIsToldOnTimeAndNotOnlyAtTheNextTry() {
    street.api.always(Call.CREATE, FakeDeletionApi.asksToWait(Duration.ofSeconds(270)));
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofMinutes(60));
    assertThat(chat.seen().getLast()).isEqualTo("notice api-unreachable-create");
  }

  @Test
  void wishThatOutlivedItsKeyIsNotTriedEvenOnceMore() {
    street.api.next(Call.CREATE, CRASH);
    Chat chat = street.requesting();
    street.settle();
    street.office.clock.pass(Duration.ofHours(25));
    street.settle();
    assertThat(street.count(Call.CREATE)).isEqualTo(1);
    assertThat(chat.seen().getLast()).isEqualTo("notice api-unreachable-create");
  }

  @Test
  void crashBetweenCallAndStoringLeavesOneRequest() {
    street.api.next(Call.CREATE, CRASH);
    Chat chat = street.requesting();
    street.settle();
    assertThat(chat.state().flow()).as("nothing was stored").isInstanceOf(Flow.Requesting.class);

    // Another node, once the lease of the dead one has run out.
    var other = new Delivery(street.parts(List.of()), new DirectExecutor());
    assertThat(other.round()).as("still leased").isZero();
    street.office.clock.pass(Duration.ofSeconds(61));
    Street.settle(other);
    street.api.only();
    assertThat(street.count(Call.CREATE)).isEqualTo(2);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    assertThat(chat.seen()).containsOnlyOnce("handoff");
  }

  @Test
  void aNodeThatStoodStillAfterLeasingCallsNobody() {
    var standing = new ArrayList<Runnable>();
    var still =
        new Delivery(
            street.parts(List.of()),
            new DirectExecutor() {
              @Override
              public void execute(Runnable work) {
                standing.add(work);
              }
            });
    Chat chat = street.requesting();
    assertThat(still.round()).isOne();
    street.office.clock.pass(Duration.ofSeconds(61));
    street.settle();
    assertThat(street.count(Call.CREATE)).isEqualTo(1);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    standing.forEach(Runnable::run);
    assertThat(street.count(Call.CREATE)).as("calls in all").isEqualTo(1);
  }

  @Test
  void slowNodeThatLostItsLeaseTellsNothingASecondTime() {
    Chat chat = street.requesting();
    var other = new Delivery(street.parts(List.of()), new DirectExecutor());
    street.api.next(
        Call.CREATE,
        FakeDeletionApi.during(
            () -> {
              street.office.clock.pass(Duration.ofSeconds(61));
              Street.settle(other);
            }));
    street.settle();
    street.api.only();
    assertThat(chat.seen()).containsOnlyOnce("handoff");
  }

  @Test
  void refusalIsToldAndNotTriedAgain() {
    street.api.next(Call.CREATE, FakeDeletionApi.refuses(Reason.NOT_ACCEPTABLE));
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofMinutes(5));
    assertThat(chat.seen().getLast()).isEqualTo("notice api-refused-create");
    assertThat(street.count(Call.CREATE)).isEqualTo(1);
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
  }

  @Test
  void tooManyRequestsAreToldAsThat() {
    street.api.next(Call.CREATE, FakeDeletionApi.refuses(Reason.TOO_MANY));
    Chat chat = street.requesting();
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice too-many-requests");
  }

  @Test
  void keyThatIsStillBeingWorkedOnIsTriedAgain() {
    street.api.next(Call.CREATE, FakeDeletionApi.refuses(Reason.WRONG_STATE));
    Chat chat = street.requesting();
    street.settle().pass(Duration.ofSeconds(30));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
  }

  @Test
  void cancelBeforeTheCallMakesNoRequest() {
    Chat chat = street.requesting();
    chat.say("stop it");
    street.settle();
    assertThat(street.api.calls).isEmpty();
    assertThat(TABLES.count("outbox")).isZero();
    assertThat(chat.seen().getLast()).isEqualTo("line.nothing-was-done");
  }

  @Test
  void cancelDuringTheCallWithdrawsWhatItMade() {
    Chat chat = street.requesting();
    street.api.next(Call.CREATE, FakeDeletionApi.during(() -> chat.say("stop it")));
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(chat.seen()).doesNotContain("handoff");
    assertThat(chat.seen().getLast()).isEqualTo("line.nothing-was-done");
  }

  @Test
  void cancelWhileTheOutcomeIsUnknownEndsTheTryingAndShowsNobodyALink() {
    Chat chat = street.requesting();
    street.api.next(Call.CREATE, FakeDeletionApi.lostDuring(() -> chat.say("stop it")));
    street.settle().pass(Duration.ofHours(1));
    assertThat(street.count(Call.CREATE)).isEqualTo(1);
    assertThat(chat.seen()).doesNotContain("handoff");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.count("outbox")).isZero();
    // Made or not, its link has reached nobody, so it can only die unverified.
    assertThat(street.api.only().state()).isEqualTo(State.AWAITING_VERIFICATION);
  }

  @Test
  void newsOfAnEarlierFlowDoesNotTouchTheNext() {
    Chat chat = street.requesting();
    street.api.next(
        Call.CREATE,
        FakeDeletionApi.during(
            () -> {
              chat.say("stop it");
              chat.untilRequesting();
            }));
    street.settle();
    assertThat(street.api.requests())
        .extracting(request -> request.state())
        .containsExactly(State.WITHDRAWN, State.AWAITING_VERIFICATION);
    assertThat(chat.seen()).containsOnlyOnce("handoff");
    assertThat(chat.state().watched()).contains(street.api.requests().getLast().id());
  }

  @Test
  void closingTheChatWithdrawsToo() {
    Chat chat = street.requesting();
    street.settle();
    chat.close();
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(TABLES.count("watch")).isZero();
  }

  @Test
  void closingWhileAskedAboutAPersonWithdrawsToo() {
    Chat chat = street.requesting();
    chat.say("gibberish");
    assertThat(chat.seen().getLast()).isEqualTo("prompt hand-over full");
    street.settle();
    chat.close();
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.count("watch")).isZero();
  }
}
