package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.AcceptedBefore;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the deletion API is asked about, how often, and what is told of it. */
class WatchingTest {
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

  private long asksWithin(Duration time) {
    long before = street.count(Call.GET);
    Duration left = time;
    while (left.isPositive()) {
      street.office.clock.pass(Duration.ofSeconds(1));
      street.settle();
      left = left.minusSeconds(1);
    }
    return street.count(Call.GET) - before;
  }

  @Test
  void customerWhoIsThereIsAskedForEveryThreeSecondsAndOneWhoLeftEveryThirty() {
    Chat chat = street.verifying();
    assertThat(asksWithin(Duration.ofMinutes(1))).isEqualTo(2);
    street.office.presence.enter(chat.id());
    street.office.watches.hasten(chat.id(), street.office.clock.instant());
    assertThat(asksWithin(Duration.ofMinutes(1))).isBetween(20L, 21L);
    street.office.presence.leave(chat.id());
    asksWithin(Duration.ofSeconds(3));
    assertThat(asksWithin(Duration.ofMinutes(1))).isEqualTo(2);
  }

  @Test
  void acceptedRequestIsAskedAboutHourly() {
    Chat chat = street.accepted();
    street.office.presence.enter(chat.id());
    street.pass(Duration.ofMinutes(2));
    long before = street.count(Call.GET);
    street.pass(Duration.ofHours(5));
    assertThat(street.count(Call.GET) - before).isEqualTo(5);
  }

  @Test
  void newsFoundWithNobodyThereWaitsInTheLog() {
    Chat chat = street.verified();
    assertThat(chat.seen()).endsWith("notice verified", "prompt final-confirmation full");
    String prompt = chat.events().getLast().body();
    assertThat(prompt).contains(FakeDeletionApi.ACCOUNT);
  }

  @Test
  void verifiedWithoutAnAccountToShowIsNotTakenAsVerified() {
    Chat chat = street.verifying();
    for (String account : new String[] {"", "  ", "x".repeat(9_000)}) {
      Instant now = street.office.clock.instant();
      street.api.next(
          Call.GET,
          work ->
              new DeletionRequest(
                  work.get().id(),
                  State.VERIFIED,
                  Optional.empty(),
                  Optional.of(account),
                  Optional.of(now.plusSeconds(900)),
                  Optional.empty(),
                  Optional.empty(),
                  Withdrawable.YES));
      street.pass(Duration.ofSeconds(30));
      assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    }
  }

  @Test
  void anAccountWhoseDeletionIsAcceptedAlreadyIsNotAskedAboutAgain() {
    Chat chat = street.verifying();
    Instant now = street.office.clock.instant();
    street.api.next(
        Call.GET,
        work ->
            DeletionRequest.verified(
                work.get().id(),
                FakeDeletionApi.ACCOUNT,
                now.plusSeconds(900),
                Optional.of(
                    new AcceptedBefore(
                        new RequestId("dr-first"),
                        now.minus(Duration.ofDays(2)),
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(15)))));
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen()).endsWith("notice accepted-before", "receipt accepted");
    assertThat(chat.events().getLast().body()).contains("dr-first");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(street.count(Call.CONFIRM)).isZero();
    assertThat(street.count(Call.WITHDRAW)).isEqualTo(1);
  }

  @Test
  void lockedAndRejectedEndTheFlowInTheirOwnWords() {
    Chat locked = street.verifying();
    street.api.becomes(State.LOCKED);
    street.pass(Duration.ofSeconds(30));
    assertThat(locked.seen().getLast()).isEqualTo("notice locked");
    assertThat(locked.state().flow()).isEqualTo(new Flow.Open());

    Chat rejected = street.verifying();
    street.api.becomes(street.api.requests().getLast().id(), State.REJECTED, Withdrawable.NO);
    street.pass(Duration.ofSeconds(30));
    assertThat(rejected.seen().getLast()).isEqualTo("notice rejected");
    assertThat(TABLES.count("watch")).isZero();
  }

  @Test
  void proofThatLapsesIsToldAndANewLinkOffered() {
    Chat chat = street.verified();
    street.api.becomes(State.EXPIRED);
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen()).containsOnlyOnce("notice verification-lapsed");
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify full");
  }

  @Test
  void vanishedRequestIsToldAsEnded() {
    Chat chat = street.verifying();
    street.api.vanishes();
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen().getLast()).isEqualTo("notice request-ended");
    assertThat(TABLES.count("watch")).isZero();
  }

  @Test
  void apiThatIsDownIsAskedOnAndItsCustomerHearsOfItOnceAndIsOfferedAPerson() {
    Chat chat = street.verifying();
    long before = chat.lastSeq();
    street.api.allDown();
    street.pass(Duration.ofMinutes(2));
    assertThat(chat.seenAfter(before))
        .containsExactly("notice watch-trouble", "prompt verify short");
    street.pass(Duration.ofMinutes(7));
    assertThat(chat.seenAfter(before)).hasSize(2);
    street.pass(Duration.ofMinutes(12));
    assertThat(chat.seenAfter(before))
        .containsOnlyOnce("notice watch-trouble")
        .containsOnlyOnce("notice stuck-before-last-yes");
    street.api.allUp();
    street.api.becomes(State.VERIFIED);
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
  }

  @Test
  void apiThatAsksForAPauseGetsIt() {
    street.verifying();
    street.api.next(Call.GET, FakeDeletionApi.asksToWait(Duration.ofMinutes(2)));
    street.pass(Duration.ofSeconds(30));
    assertThat(asksWithin(Duration.ofSeconds(119))).isZero();
    assertThat(asksWithin(Duration.ofSeconds(2))).isEqualTo(1);
  }

  @Test
  void refusedQuestionIsNoNewsOfTheRequest() {
    Chat chat = street.verifying();
    street.api.next(Call.GET, FakeDeletionApi.refuses(Reason.TOO_MANY));
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
  }

  @Test
  void statusIsAskedWhenTheCustomerDoes() {
    Chat chat = street.accepted();
    long before = chat.lastSeq();
    chat.say("where is my deletion?");
    street.settle();
    assertThat(chat.seenAfter(before))
        .containsExactly("> where is my deletion?", "line.status-stoppable", "receipt accepted");

    street.api.allDown();
    chat.say("where is my deletion?");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice status-unknown");
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void silentCustomerIsAskedOnceAndNewsStillArrive() {
    Chat chat = street.verifying();
    street.pass(Duration.ofMinutes(31));
    assertThat(chat.seen()).containsOnlyOnce("prompt resume-flow full");
    street.api.becomes(State.VERIFIED);
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
  }

  @Test
  void watchOfAConversationThatIsGoneHurtsNobody() {
    Chat gone = street.verifying();
    TABLES.execute("delete from conversation where id = ?", gone.id().value());
    Chat chat = street.verifying();
    street.api.becomes(street.api.requests().getLast().id(), State.VERIFIED, Withdrawable.YES);
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
    long before = street.count(Call.GET);
    street.pass(Duration.ofMinutes(1));
    assertThat(street.count(Call.GET) - before).as("only of the living one").isEqualTo(2);
  }
}
