package dev.doorman.conversation.delivery;

import static dev.doorman.conversation.delivery.FakeDeletionApi.DOWN;
import static dev.doorman.conversation.delivery.FakeDeletionApi.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verification link: it expires, is renewed, and is not to be had for ever. */
class LinkTest {
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

  /** A conversation whose link has expired. */
  private Chat expired() {
    Chat chat = street.verifying();
    street.api.becomes(State.EXPIRED);
    street.pass(Duration.ofSeconds(30));
    return chat;
  }

  private static Link link(Chat chat) {
    return ((Flow.Verifying) chat.state().step()).link();
  }

  @Test
  void expiredLinkIsToldOnceAndANewOneCanBeHad() {
    Chat chat = expired();
    street.pass(Duration.ofMinutes(5));
    assertThat(chat.seen()).containsOnlyOnce("notice link-expired");
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");

    long before = chat.lastSeq();
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seenAfter(before))
        .containsExactly("> Get a new link", "line.making-link", "handoff", "prompt verify full");
    assertThat(street.api.only().state()).isEqualTo(State.AWAITING_VERIFICATION);

    street.api.becomes(State.VERIFIED);
    street.pass(Duration.ofSeconds(30));
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
  }

  @Test
  void expiredLinkIsHardlyAskedAbout() {
    expired();
    street.pass(Duration.ofMinutes(2));
    long before = street.count(Call.GET);
    street.pass(Duration.ofHours(4));
    assertThat(street.count(Call.GET) - before).isBetween(3L, 5L);
  }

  @Test
  void linkIsTriedThreeTimesThenTheCustomerIsAsked() {
    Chat chat = expired();
    street.api.always(Call.RENEW, DOWN);
    chat.choose("new-link");
    street.settle().pass(Duration.ofMinutes(2));
    assertThat(street.count(Call.RENEW)).isEqualTo(3);
    assertThat(chat.seen()).containsOnlyOnce("notice link-unreachable");
    assertThat(link(chat)).isEqualTo(Link.EXPIRED);

    street.api.allUp();
    chat.choose("new-link");
    street.settle();
    assertThat(link(chat)).isEqualTo(Link.LIVE);
  }

  @Test
  void linkWhoseAnswerWasLostIsMadeAnewForTheSameRequest() {
    Chat chat = expired();
    street.api.next(Call.RENEW, LOST);
    chat.choose("new-link");
    street.settle().pass(Duration.ofSeconds(30));
    street.api.only();
    assertThat(link(chat)).isEqualTo(Link.LIVE);
    assertThat(street.count(Call.RENEW)).isEqualTo(2);
  }

  @Test
  void tooManyLinksLeaveTheOtherWays() {
    Chat chat = expired();
    street.api.next(Call.RENEW, FakeDeletionApi.refuses(Reason.TOO_MANY));
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen()).contains("notice too-many-links");
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");
  }

  @Test
  void requestPastRenewingIsToldAsEnded() {
    Chat chat = expired();
    // As a request is that died after its day: still "expired", and no link to be had.
    street.api.next(Call.RENEW, FakeDeletionApi.refuses(Reason.WRONG_STATE));
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice request-ended");
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.count("watch")).isZero();
  }

  @Test
  void requestRefusedALinkThoughItWaitsForOneCanBeAskedAgain() {
    Chat chat = street.verifying();
    street.api.next(Call.RENEW, FakeDeletionApi.refuses(Reason.WRONG_STATE));
    chat.choose("new-link");
    street.settle();
    assertThat(link(chat)).isEqualTo(Link.EXPIRED);
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify short");
  }

  @Test
  void linkRefusedForAFaultOfOursLeavesTheRequestToBeWithdrawn() {
    Chat chat = expired();
    street.api.next(Call.RENEW, FakeDeletionApi.refuses(Reason.NOT_ACCEPTABLE));
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen()).doesNotContain("notice request-ended");
    chat.choose("cancel");
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void linkWantedAfterVerifyingLeadsOn() {
    Chat chat = street.verifying();
    street.api.becomes(State.VERIFIED);
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
  }

  @Test
  void vanishedRequestIsToldAsEnded() {
    Chat chat = expired();
    street.api.vanishes();
    chat.choose("new-link");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice request-ended");
  }

  private static String shownLink(Chat chat) {
    return chat.events().stream()
        .map(Chat::body)
        .filter(body -> body.path("kind").asText().equals("handoff"))
        .reduce((one, next) -> next)
        .orElseThrow()
        .path("url")
        .asText();
  }

  private Runnable anotherNodeDoesIt() {
    var other = new Delivery(street.parts(List.of()), new DirectExecutor());
    return () -> {
      street.office.clock.pass(Duration.ofSeconds(61));
      Street.settle(other);
      street.office.clock.pass(Duration.ofSeconds(1));
    };
  }

  @Test
  void nodeThatStoodStillAfterLeasingMakesNoLink() {
    Chat chat = expired();
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
    chat.choose("new-link");
    still.round();
    anotherNodeDoesIt().run();
    assertThat(street.count(Call.RENEW)).isEqualTo(1);
    standing.forEach(Runnable::run);
    assertThat(street.count(Call.RENEW)).as("calls in all").isEqualTo(1);
    assertThat(shownLink(chat)).isEqualTo(street.api.lastLink().toString());
  }

  @Test
  void linkOfANodeThatStoodStillInItsCallIsTheOneThatIsShown() {
    Chat chat = expired();
    street.api.next(Call.RENEW, FakeDeletionApi.late(anotherNodeDoesIt()));
    chat.choose("new-link");
    street.settle();
    assertThat(street.count(Call.RENEW)).isEqualTo(2);
    assertThat(shownLink(chat)).as("the one that leads somewhere").endsWith("/verify/3");
    assertThat(street.api.lastLink().toString()).endsWith("/verify/3");
    assertThat(link(chat)).isEqualTo(Link.LIVE);
  }

  @Test
  void linkOfANodeThatStoodStillAfterItsCallIsNotShown() {
    Chat chat = expired();
    street.api.next(Call.RENEW, FakeDeletionApi.during(anotherNodeDoesIt()));
    chat.choose("new-link");
    street.settle();
    assertThat(street.count(Call.RENEW)).isEqualTo(2);
    assertThat(shownLink(chat)).isEqualTo(street.api.lastLink().toString());
    assertThat(chat.seen().getLast()).isEqualTo("prompt verify full");
  }

  @Test
  void cancelWhileTheLinkIsMadeWithdraws() {
    Chat chat = expired();
    street.api.next(Call.RENEW, FakeDeletionApi.during(() -> chat.say("stop it")));
    chat.choose("new-link");
    street.settle();
    assertThat(street.api.only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
  }
}
