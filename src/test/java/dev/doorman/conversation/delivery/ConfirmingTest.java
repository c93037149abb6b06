package dev.doorman.conversation.delivery;

import static dev.doorman.conversation.delivery.FakeDeletionApi.CRASH;
import static dev.doorman.conversation.delivery.FakeDeletionApi.DOWN;
import static dev.doorman.conversation.delivery.FakeDeletionApi.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HookedStore;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the final yes, however the deletion API fares. */
class ConfirmingTest {
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
  void finalYesIsConfirmedOnceAndGetsAReceipt() {
    Chat chat = street.accepted();
    assertThat(chat.seen().getLast()).isEqualTo("receipt accepted");
    assertThat(street.count(Call.CONFIRM)).isEqualTo(1);
    assertThat(TABLES.dump("deletion_record")).contains("expected_by=2026-03-20");
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void nothingIsConfirmedBeforeTheFinalYes() {
    Chat chat = street.verified();
    chat.say("yes");
    chat.say("delete my account");
    street.pass(Duration.ofMinutes(5));
    assertThat(street.count(Call.CONFIRM)).isZero();
  }

  @Test
  void workDoneWithItsAnswerLostIsFoundByAskingAndNotDoneTwice() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, LOST);
    long before = chat.lastSeq();
    street.settle();
    assertThat(chat.seenAfter(before)).containsExactly("notice outcome-unknown");
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seenAfter(before))
        .containsExactly("notice outcome-unknown", "receipt accepted");
    assertThat(street.count(Call.CONFIRM)).isEqualTo(1);
  }

  @Test
  void confirmationThatDidNothingIsSentAgainWithTheSameKeyAfterAsking() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, DOWN, DOWN);
    street.settle().pass(Duration.ofMinutes(1));
    assertThat(street.count(Call.CONFIRM)).isEqualTo(3);
    assertThat(chat.seen()).containsOnlyOnce("notice outcome-unknown");
    assertThat(chat.seen().getLast()).isEqualTo("receipt accepted");
    assertThat(chat.seen()).containsOnlyOnce("receipt accepted");
  }

  @Test
  void proofThatLapsedWhileTheOutcomeWasUnknownIsTold() {
    Chat chat = street.confirming();
    street.api.allDown();
    street.settle();
    street.api.becomes(State.EXPIRED);
    street.api.allUp();
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen()).containsOnlyOnce("notice verification-lapsed");
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");
    assertThat(street.count(Call.CONFIRM)).isEqualTo(1);
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void apiThatTakesNoMoreForNowIsAskedAgainAndNotGivenUp() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, FakeDeletionApi.refuses(Reason.TOO_MANY));
    street.settle().pass(Duration.ofMinutes(1));
    assertThat(street.count(Call.CONFIRM)).isEqualTo(2);
    assertThat(chat.seen().getLast()).isEqualTo("receipt accepted");
  }

  @Test
  void refusalThoughVerifiedIsTriedAgainUntilTheApiDecides() {
    Chat chat = street.confirming();
    street.api.always(Call.CONFIRM, FakeDeletionApi.refuses(Reason.WRONG_STATE));
    street.settle().pass(Duration.ofMinutes(3));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Confirming.class);
    street.api.becomes(State.EXPIRED);
    street.pass(Duration.ofMinutes(1));
    assertThat(chat.seen()).contains("notice verification-lapsed");
  }

  @Test
  void confirmationOfALapsedProofIsToldAsThat() {
    Chat chat = street.confirming();
    street.api.becomes(State.EXPIRED);
    street.settle();
    assertThat(chat.seen()).contains("notice verification-lapsed");
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");
  }

  @Test
  void confirmedRequestThatVanishesIsNeverToldAsEndedAndAPersonIsOffered() {
    Chat chat = street.confirming();
    street.api.vanishes();
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice outcome-unknown");
    street.pass(Duration.ofMinutes(11));
    assertThat(chat.seen())
        .containsOnlyOnce("notice stuck-confirming")
        .doesNotContain("notice request-ended");
    assertThat(street.office.breaks.found)
        .extracting(ContractBreak::expectation)
        .contains("must not be lost after a confirmation");
    assertThat(TABLES.count("outbox")).as("asked on").isEqualTo(1);
  }

  @Test
  void crashBetweenCallAndStoringConfirmsOnce() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, CRASH);
    street.settle();
    street.pass(Duration.ofSeconds(90));
    assertThat(chat.seen()).containsOnlyOnce("receipt accepted");
    assertThat(street.api.only().state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void databaseThatFailsAfterTheCallIsNoTroubleOfTheApi() {
    var store = new HookedStore(new JdbcConversationStore(TABLES.database()));
    street = new Street(new TestOffice(TABLES, store));
    Chat chat = street.confirming();
    store.hook =
        () -> {
          throw new RetriableException("the database is not available", null);
        };
    store.times = 1;
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.ACCEPTED);
    assertThat(chat.state().flow()).as("nothing was stored").isInstanceOf(Flow.Confirming.class);
    street.pass(Duration.ofSeconds(90));
    assertThat(chat.seen())
        .containsOnlyOnce("receipt accepted")
        .doesNotContain("notice outcome-unknown");
  }

  @Test
  void unknownOutcomeIsAskedForAsLongAsItIsUnknown() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, LOST);
    street.settle();
    street.api.allDown();
    street.pass(Duration.ofHours(25));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Confirming.class);
    street.api.allUp();
    street.pass(Duration.ofMinutes(5));
    assertThat(chat.seen().getLast()).isEqualTo("receipt accepted");
  }

  @Test
  void cancelDoesNotWaitBehindTheTriesOfTheConfirmation() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, FakeDeletionApi.asksToWait(Duration.ofMinutes(4)));
    street.settle();
    chat.say("stop it");
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void cancelDuringTheCallDoesNotWaitBehindItsTriesEither() {
    Chat chat = street.confirming();
    street.api.next(Call.CONFIRM, FakeDeletionApi.lostDuring(() -> chat.say("stop it")));
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.seen().getLast()).isEqualTo("notice withdrawn");
  }

  @Test
  void cancelAfterTheConfirmationWasTakenReportsWhatTheApiSays() {
    Chat chat = street.confirming();
    street.api.next(
        Call.CONFIRM,
        FakeDeletionApi.during(
            () -> {
              street.api.becomes(street.api.only().id(), State.ACCEPTED, Withdrawable.NO);
              chat.say("stop it");
            }));
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.ACCEPTED);
    assertThat(chat.seen())
        .containsSubsequence("line.withdrawing", "notice not-withdrawable", "receipt accepted");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Accepted.class);
  }

  @Test
  void closingTheChatLetsAConfirmedDeletionGoItsWay() {
    Chat chat = street.confirming();
    chat.close();
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.ACCEPTED);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Accepted.class);
  }
}
