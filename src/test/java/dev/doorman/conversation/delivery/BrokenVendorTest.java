package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HookedStore;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A vendor whose answers break the contract: it is seen, the customer hears, nothing is guessed.
 */
class BrokenVendorTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private Street street;
  private PlayedVendor vendor;

  @BeforeEach
  void open() {
    TABLES.clear();
    var office = new TestOffice(TABLES);
    var api = new FakeDeletionApi(office.clock);
    vendor = new PlayedVendor(api);
    street = new Street(office, api, vendor.client(office.breaks, office.clock));
  }

  @AfterEach
  void end() {
    vendor.close();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  /** What the customer waits for when the vendor's answers begin to be broken. */
  enum Waiting {
    FOR_THE_REQUEST,
    FOR_A_NEW_LINK,
    FOR_THE_VERIFICATION,
    FOR_THE_ACCEPTANCE,
    FOR_THE_WITHDRAWAL
  }

  static Stream<Arguments> everyBreakEverywhere() {
    return Stream.of(VendorBreak.values())
        .flatMap(
            broken -> Stream.of(Waiting.values()).map(waiting -> Arguments.of(broken, waiting)));
  }

  private Chat wait(Waiting waiting, VendorBreak broken) {
    return switch (waiting) {
      case FOR_THE_REQUEST -> {
        vendor.breaks(broken);
        yield street.requesting();
      }
      case FOR_A_NEW_LINK -> {
        Chat chat = street.verifying();
        street.api.becomes(State.EXPIRED);
        street.pass(Duration.ofSeconds(30));
        vendor.breaks(broken);
        chat.choose("new-link");
        yield chat;
      }
      case FOR_THE_VERIFICATION -> {
        Chat chat = street.verifying();
        vendor.breaks(broken);
        street.api.becomes(State.VERIFIED);
        yield chat;
      }
      case FOR_THE_ACCEPTANCE -> {
        Chat chat = street.verified();
        vendor.breaks(broken);
        chat.choose("confirm");
        yield chat;
      }
      case FOR_THE_WITHDRAWAL -> {
        Chat chat = street.accepted();
        chat.say("stop it");
        vendor.breaks(broken);
        chat.choose("stop");
        yield chat;
      }
    };
  }

  @ParameterizedTest
  @MethodSource("everyBreakEverywhere")
  void customerHearsWithinTwoMinutesAndIsOfferedAPersonWithinEleven(
      VendorBreak broken, Waiting waiting) {
    Chat chat = wait(waiting, broken);
    long before = chat.lastSeq();
    street.pass(Duration.ofMinutes(2));
    assertThat(chat.seenAfter(before)).as("within two minutes").isNotEmpty();
    street.pass(Duration.ofMinutes(9));
    assertThat(hasMoved(chat, waiting) || personOffered(chat, before) || isOver(chat))
        .as("after eleven minutes: %s in %s", chat.seenAfter(before), chat.state())
        .isTrue();
    assertThat(receipts(chat)).as("receipts").isSubsetOf(vendorsReceipts());
    street.office.breaks.found.forEach(
        found -> assertThat(found.sentence()).doesNotContain("\n").hasSizeLessThan(300));
  }

  /** The break was in nothing that this step needs. */
  private boolean hasMoved(Chat chat, Waiting waiting) {
    Flow flow = chat.state().step();
    return switch (waiting) {
      case FOR_THE_REQUEST -> flow instanceof Flow.Verifying;
      case FOR_A_NEW_LINK ->
          flow instanceof Flow.Verifying verifying && verifying.link() == Flow.Link.LIVE;
      case FOR_THE_VERIFICATION -> flow instanceof Flow.FinalConfirmation;
      case FOR_THE_ACCEPTANCE -> flow instanceof Flow.Accepted;
      case FOR_THE_WITHDRAWAL -> street.api.only().state() == State.WITHDRAWN && isOver(chat);
    };
  }

  private static boolean isOver(Chat chat) {
    return chat.state().flow() instanceof Flow.Open;
  }

  private boolean personOffered(Chat chat, long before) {
    return street.office.store.eventsAfter(chat.id(), before, Integer.MAX_VALUE).stream()
        .anyMatch(event -> event.body().contains("talk-to-person"));
  }

  private static List<String> receipts(Chat chat) {
    return chat.events().stream()
        .map(Chat::body)
        .filter(body -> body.path("kind").asText().equals("receipt"))
        .map(body -> body.path("reference").asText() + " " + body.path("expectedBy").asText())
        .toList();
  }

  private List<String> vendorsReceipts() {
    return street.api.requests().stream()
        .map(request -> request.id() + " " + FakeDeletionApi.EXPECTED)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAcceptedStaysAsItIsWhateverTheVendorSaysLater(VendorBreak broken) {
    Chat chat = street.accepted();
    Flow accepted = chat.state().flow();
    vendor.breaks(broken);
    street.pass(Duration.ofHours(3));
    assertThat(chat.state().step().getClass()).isEqualTo(accepted.getClass());
    assertThat(receipts(chat)).containsExactlyElementsOf(vendorsReceipts());
  }

  @Test
  void answerAboutAnotherRequestIsNoAnswer() {
    Chat one = street.verifying();
    street.api.becomes(State.VERIFIED);
    Chat other = street.verifying();
    DeletionRequest verified = street.api.requests().getFirst();
    vendor.behaves(
        (call, request) ->
            request.filter(id -> !id.equals(verified.id())).map(id -> VendorBreak.ANOTHER_ID));
    street.pass(Duration.ofMinutes(3));
    assertThat(one.state().flow()).isInstanceOf(Flow.FinalConfirmation.class);
    assertThat(other.state().flow()).isInstanceOf(Flow.Verifying.class);
    assertThat(other.seen()).containsOnlyOnce("notice watch-trouble");
    assertThat(street.office.breaks.found)
        .contains(
            new ContractBreak(
                Field.ID,
                "must be the id that was asked for",
                Optional.of(street.api.requests().getLast().id())));
    assertThat(street.office.watches.failing(10))
        .hasSize(1)
        .first()
        .satisfies(row -> assertThat(row.why()).contains("must be the id that was asked for"));
    vendor.behaves((call, request) -> Optional.empty());
    street.pass(Duration.ofMinutes(1));
    assertThat(other.seen()).containsOnlyOnce("notice watch-works-again");
    assertThat(street.office.watches.failing(10)).isEmpty();
  }

  @Test
  void idThatWasGivenToAnotherCustomerMakesNoRequest() {
    Chat one = street.verifying();
    var first = street.api.only();
    street.api.next(
        FakeDeletionApi.Call.CREATE,
        work -> DeletionRequest.awaiting(first.id(), work.get().verification()));
    Chat other = street.requesting();
    street.settle();
    assertThat(other.state().flow()).isInstanceOf(Flow.Requesting.class);
    assertThat(other.seen().getLast()).isEqualTo("notice api-trouble-create");
    assertThat(street.office.breaks.found)
        .extracting(ContractBreak::expectation)
        .contains("must be new for each request");
    assertThat(one.state().flow()).isInstanceOf(Flow.Verifying.class);
  }

  private DeletionRequest acceptedUnasked(Withdrawable withdrawable) {
    DeletionRequest request = street.api.requests().getLast();
    street.api.becomes(request.id(), State.ACCEPTED, withdrawable);
    return request;
  }

  @Test
  void acceptanceThatNobodyConfirmedIsNoReceiptAndIsWithdrawn() {
    for (Supplier<Chat> way : List.<Supplier<Chat>>of(street::verifying, street::verified)) {
      Chat chat = way.get();
      acceptedUnasked(Withdrawable.YES);
      street.pass(Duration.ofSeconds(60));
      assertThat(chat.seen())
          .containsOnlyOnce("notice unconfirmed-acceptance")
          .containsOnlyOnce("notice unconfirmed-stopped")
          .doesNotContain("receipt accepted");
      assertThat(street.api.requests().getLast().state()).isEqualTo(State.WITHDRAWN);
      street.api.vanishes(street.api.requests().getLast().id());
    }
    assertThat(street.office.breaks.unconfirmed).hasSize(2);
  }

  @Test
  void acceptanceThatNobodyConfirmedAndCannotBeStoppedIsSaidSo() {
    Chat chat = street.verifying();
    acceptedUnasked(Withdrawable.NO);
    street.pass(Duration.ofMinutes(2));
    assertThat(chat.seen().getLast()).isEqualTo("notice unconfirmed-stands");
    chat.say("where is my deletion?");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("line.unconfirmed-stands");
    assertThat(street.office.breaks.unconfirmed).isNotEmpty();
  }

  @Test
  void acceptanceFoundWhenTheFlowWasLeftTakesBackThatNothingWasDone() {
    Chat chat = street.verifying();
    acceptedUnasked(Withdrawable.NO);
    chat.choose("cancel");
    assertThat(chat.seen().getLast()).isEqualTo("line.nothing-was-done");
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("notice unconfirmed-stands");
    assertThat(street.office.breaks.unconfirmed).hasSize(1);
  }

  @Test
  void unconfirmedAcceptanceOfAnEarlierRequestRaisesTheAlertToo() {
    Chat chat = street.verifying();
    DeletionRequest earlier = acceptedUnasked(Withdrawable.NO);
    chat.choose("cancel");
    chat.say("delete my account");
    chat.choose("continue");
    street.settle();
    assertThat(chat.state().attempt()).isEqualTo(2);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    assertThat(chat.seen()).containsOnlyOnce("notice unconfirmed-stands");
    street.pass(Duration.ofMinutes(5));
    assertThat(chat.seen()).containsOnlyOnce("notice unconfirmed-stands");
    assertThat(street.office.breaks.unconfirmed)
        .containsExactly(
            new ContractBreak(
                Field.STATE,
                "must be accepted only after a confirmation",
                Optional.of(earlier.id())));
  }

  @Test
  void breakIsCountedOnceThoughItsTurnIsMadeTwice() {
    var store = new HookedStore(new JdbcConversationStore(TABLES.database()));
    var office = new TestOffice(TABLES, store);
    street = new Street(office, new FakeDeletionApi(office.clock));
    Chat chat = street.verifying();
    acceptedUnasked(Withdrawable.NO);
    store.hook =
        () ->
            TABLES.execute(
                "update conversation set version = version + 1 where id = ?", chat.id().value());
    store.times = 1;
    street.pass(Duration.ofSeconds(31));
    assertThat(store.times).as("the conflict came").isZero();
    assertThat(office.breaks.unconfirmed).hasSize(1);
  }

  @Test
  void confirmedRequestThatCannotBeWithdrawnRaisesNoAlert() {
    Chat chat = street.accepted();
    acceptedUnasked(Withdrawable.NO);
    chat.say("stop it");
    chat.choose("stop");
    street.pass(Duration.ofMinutes(2));
    assertThat(chat.state().flow()).isInstanceOf(Flow.Accepted.class);
    assertThat(street.office.breaks.unconfirmed).isEmpty();
  }

  @Test
  void linkThatIsPastItsTimeIsExpiredThoughTheVendorSaysOtherwise() {
    Chat chat = street.verifying();
    street.office.presence.enter(chat.id());
    street.pass(Duration.ofMinutes(29));
    assertThat(chat.seen()).doesNotContain("notice link-expired");
    street.pass(Duration.ofMinutes(5));
    assertThat(chat.seen()).containsOnlyOnce("notice link-expired");
    assertThat(street.office.breaks.found)
        .extracting(ContractBreak::expectation)
        .containsOnly("must be expired after expiresAt");
  }

  @Test
  void newLinkThatIsAlreadyPastIsABreakAndIsNotShown() {
    Chat chat = wait(Waiting.FOR_A_NEW_LINK, VendorBreak.LINK_PAST);
    long before = chat.lastSeq();
    street.pass(Duration.ofMinutes(2));
    assertThat(chat.seenAfter(before))
        .containsExactly("notice link-unreachable", "prompt verify short");
    assertThat(personOffered(chat, before)).isTrue();
    assertThat(street.office.breaks.found)
        .containsOnly(
            new ContractBreak(
                Field.EXPIRES_AT,
                "must be ahead when a link is new",
                Optional.of(street.api.only().id())));
    vendor.behaves((call, request) -> Optional.empty());
    chat.choose("new-link");
    street.settle();
    assertThat(hasMoved(chat, Waiting.FOR_A_NEW_LINK)).as("once the vendor is well").isTrue();
  }

  @Test
  void breakIsToldWithItsReasonInTheOutbox() {
    vendor.breaks(VendorBreak.MATCH_PHRASE_LONG);
    street.requesting();
    street.pass(Duration.ofMinutes(2));
    assertThat(street.office.letters.failing(10))
        .hasSize(1)
        .first()
        .satisfies(
            row ->
                assertThat(row.why().orElseThrow())
                    .contains("verification.matchPhrase")
                    .contains("1 to 64 characters"));
  }

  @Test
  void oneBrokenRequestDoesNotOpenTheCircuitForTheOthers() {
    Chat broken = street.verifying();
    street.office.presence.enter(broken.id());
    var request = street.api.only().id();
    vendor.behaves((call, id) -> id.filter(request::equals).map(one -> VendorBreak.HTML));
    street.pass(Duration.ofMinutes(20));
    Chat other = street.verifying();
    assertThat(other.state().flow()).isInstanceOf(Flow.Verifying.class);
  }

  @Test
  void dateOfTheReceiptIsTheVendorsOwn() {
    Chat chat = street.accepted();
    assertThat(receipts(chat)).containsExactlyElementsOf(vendorsReceipts());
    assertThat(FakeDeletionApi.EXPECTED).isEqualTo(LocalDate.of(2026, 3, 20));
    vendor.breaks(VendorBreak.WITHDRAWABLE_MISSING);
    street.pass(Duration.ofHours(2));
    assertThat(street.office.breaks.found)
        .extracting(ContractBreak::field)
        .containsOnly(Field.WITHDRAWABLE);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Accepted.class);
  }
}
