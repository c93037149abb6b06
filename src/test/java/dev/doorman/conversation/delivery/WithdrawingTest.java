package dev.doorman.conversation.delivery;

import static dev.doorman.conversation.delivery.FakeDeletionApi.CRASH;
import static dev.doorman.conversation.delivery.FakeDeletionApi.DOWN;
import static dev.doorman.conversation.delivery.FakeDeletionApi.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.jdbc.JdbcDeadLetters;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a withdrawal, however the deletion API fares. */
class WithdrawingTest {
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

  /** An accepted deletion that its customer wants stopped; nothing is delivered of that yet. */
  private Chat withdrawing() {
    Chat chat = street.accepted();
    chat.say("stop it");
    chat.choose("stop");
    return chat;
  }

  @Test
  void acceptedDeletionIsStoppedOnceAsked() {
    Chat chat = street.accepted();
    chat.say("stop it");
    street.settle();
    assertThat(street.count(Call.WITHDRAW)).as("asked first").isZero();
    chat.choose("stop");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(TABLES.count("watch")).isZero();
  }

  @Test
  void stopIsAStopWhileAskedAboutAPerson() {
    Chat chat = street.accepted();
    chat.say("gibberish");
    assertThat(chat.seen().getLast()).isEqualTo("prompt hand-over full");
    chat.say("stop it");
    assertThat(chat.seen().getLast()).isEqualTo("prompt withdraw full");
  }

  @Test
  void whatCanNoLongerBeStoppedIsToldAsThat() {
    Chat chat = withdrawing();
    street.api.becomes(street.api.only().id(), State.ACCEPTED, Withdrawable.NO);
    long before = chat.lastSeq();
    street.settle();
    assertThat(chat.seenAfter(before))
        .containsExactly("notice not-withdrawable", "receipt accepted");
  }

  @Test
  void completedMeanwhileIsTold() {
    Chat chat = withdrawing();
    street.api.becomes(street.api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.delivery.round();
    assertThat(chat.state().flow()).isInstanceOf(Flow.Completed.class);
  }

  @Test
  void workDoneWithItsAnswerLostIsToldOnceKnown() {
    Chat chat = withdrawing();
    street.api.next(Call.WITHDRAW, LOST);
    long before = chat.lastSeq();
    street.settle().pass(Duration.ofMinutes(1));
    assertThat(chat.seenAfter(before))
        .containsExactly("notice withdrawal-unknown", "notice withdrawn");
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void apiThatIsDownForDaysIsStillAskedWhileTheCustomerWaits() {
    Chat chat = withdrawing();
    street.api.allDown();
    street.settle().pass(Duration.ofHours(30));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Withdrawing.class);
    assertThat(chat.seen()).containsOnlyOnce("notice withdrawal-unknown");
    street.api.allUp();
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void apiThatTakesNoMoreForNowIsNotReportedAsRefusing() {
    Chat chat = withdrawing();
    street.api.next(Call.WITHDRAW, FakeDeletionApi.refuses(Reason.TOO_MANY));
    street.settle();
    assertThat(chat.seen()).doesNotContain("notice not-withdrawable");
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
  }

  @Test
  void faultOfOursIsNotReportedAsTheApisWord() {
    Chat chat = withdrawing();
    street.api.next(Call.WITHDRAW, FakeDeletionApi.refuses(Reason.NOT_ACCEPTABLE));
    street.settle();
    assertThat(chat.seen()).doesNotContain("notice not-withdrawable");
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
  }

  @Test
  void crashBetweenCallAndStoringIsMadeUpFor() {
    Chat chat = withdrawing();
    street.api.next(Call.WITHDRAW, CRASH);
    street.settle().pass(Duration.ofSeconds(90));
    assertThat(chat.seen()).containsOnlyOnce("notice withdrawn");
  }

  @Test
  void requestOfAFlowThatWasLeftIsWithdrawnInTheBackground() {
    Chat chat = street.verified();
    street.api.next(Call.WITHDRAW, DOWN, DOWN);
    chat.choose("cancel");
    long before = chat.lastSeq();
    street.settle().pass(Duration.ofMinutes(1));
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.seenAfter(before)).as("the customer was told already").isEmpty();
  }

  @Test
  void backgroundWithdrawalIsGivenUpAfterADay() {
    Chat chat = street.verified();
    street.api.allDown();
    chat.choose("cancel");
    street.settle().pass(Duration.ofHours(25));
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void withdrawalThatWasGivenUpIsMadeOnceAnOperatorTriesItAgain() {
    Chat chat = street.verified();
    street.api.allDown();
    chat.choose("cancel");
    street.settle().pass(Duration.ofHours(25));
    var letters = new JdbcDeadLetters(TABLES.database());
    var letter = letters.givenUp(9).getFirst();
    assertThat(letter.conversation()).isEqualTo(chat.id());
    assertThat(letter.why()).contains("not withdrawn");

    street.api.allUp();
    long before = chat.lastSeq();
    letters.retry(chat.id(), letter.ord(), street.office.clock.instant());
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(letters.count()).isZero();
    assertThat(chat.seenAfter(before)).as("the customer was told already").isEmpty();
  }

  @Test
  void backgroundWithdrawalIsDoneEvenWhereTheConversationIsGone() {
    Chat chat = street.verified();
    chat.choose("cancel");
    TABLES.execute("delete from conversation where id = ?", chat.id().value());
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void nextFlowIsNotHeldUpByTheRequestOfTheLast() {
    Chat chat = street.verified();
    chat.choose("cancel");
    chat.untilRequesting();
    street.settle();
    assertThat(street.api.requests())
        .extracting(request -> request.state())
        .containsExactly(State.WITHDRAWN, State.AWAITING_VERIFICATION);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
  }
}
