package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.ConversationStore.Addressed;
import dev.doorman.conversation.ConversationStore.Outcome;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Held;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of conversations keeps to. */
abstract class ConversationStoreContract {
  private static final RequestId REQUEST = new RequestId("dr-1");

  private static final Subject SAM = new Subject("sam");
  private static final Subject LIN = new Subject("lin");

  private ConversationStore store;
  private Outbox outbox;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    outbox = new JdbcOutbox(tables().database());
  }

  private Conversation begun() {
    Conversation conversation = TestChange.newConversation();
    store.create(
        conversation, "hash-" + conversation.id(), Optional.of("https://help.example/"), TIME);
    return conversation;
  }

  private Conversation again(Conversation conversation) {
    return store.read(conversation.id()).orElseThrow();
  }

  @Test
  void newConversationIsReadAsItWasMade() {
    Conversation conversation = begun();
    assertThat(store.read(conversation.id())).contains(conversation);
    assertThat(store.read(TestChange.newConversation().id())).isEmpty();
  }

  @Test
  void changeIsReadAsItWasMade() {
    var change =
        TestChange.of(begun())
            .event("one")
            .event("two")
            .flow(new Flow.Verifying(REQUEST, Flow.Link.LIVE))
            .prompt(2)
            .parkAt(TIME.plusSeconds(60))
            .effects(new Effect.CreateRequest(1))
            .build();
    assertThat(store.commit(change)).isEqualTo(Outcome.STORED);

    Conversation after = again(change.before());
    assertThat(after.version()).isEqualTo(1);
    assertThat(after.lastSeq()).isEqualTo(2);
    assertThat(after.lastEffect()).isEqualTo(1);
    assertThat(after.state()).isEqualTo(change.state());
    assertThat(after.promptSeq()).isEqualTo(OptionalLong.of(2));
    assertThat(after.parkAt()).contains(TIME.plusSeconds(60));
    assertThat(store.eventsAfter(after.id(), 0, 10)).isEqualTo(change.events());
  }

  @Test
  void heldAnswerIsReadAsItWasHeldUntilItIsNot() {
    var held = new Held(2, "{\"kind\":\"answer\"}", TIME.plusSeconds(10));
    Conversation conversation = begun();
    store.commit(TestChange.of(conversation).event("asked").held(Optional.of(held)).build());
    assertThat(again(conversation).held()).contains(held);
    store.commit(TestChange.of(again(conversation)).event("more").build());
    assertThat(again(conversation).held()).contains(held);
    store.commit(TestChange.of(again(conversation)).held(Optional.empty()).build());
    assertThat(again(conversation).held()).isEmpty();
  }

  @Test
  void changeFromAnOlderVersionIsRefusedAndLeavesNothing() {
    Conversation conversation = begun();
    assertThat(store.commit(TestChange.of(conversation).event("first").build()))
        .isEqualTo(Outcome.STORED);
    Map<String, Long> rows = tables().counts();

    var late =
        TestChange.of(conversation)
            .event("second")
            .message(new ClientMessageId(UUID.randomUUID()), 1)
            .left(new LeftMessage(new ClientMessageId(UUID.randomUUID()), "x", Optional.empty()))
            .effects(new Effect.CreateRequest(1))
            .watch(REQUEST, TIME)
            .note(new Note.Requested(1))
            .build();
    assertThat(store.commit(late)).isEqualTo(Outcome.CONFLICT);
    assertThat(tables().counts()).isEqualTo(rows);
    assertThat(again(conversation).version()).isEqualTo(1);
    assertThat(tables().dump("event")).contains("first").doesNotContain("second");
  }

  @Test
  void lostLeaseRefusesTheChangeAndLeavesNothing() {
    Conversation conversation = begun();
    store.commit(TestChange.of(conversation).effects(new Effect.CreateRequest(1)).build());
    Outbox.Due first = outbox.lease(TIME, Duration.ofSeconds(60), 9).getFirst();
    Outbox.Due second = outbox.lease(TIME.plusSeconds(61), Duration.ofSeconds(60), 9).getFirst();
    Map<String, Long> rows = tables().counts();

    var outcome =
        TestChange.of(again(conversation))
            .event("made")
            .watch(REQUEST, TIME)
            .done(first.lease())
            .build();
    assertThat(store.commit(outcome)).isEqualTo(Outcome.LEASE_LOST);
    assertThat(tables().counts()).isEqualTo(rows);
    assertThat(again(conversation).version()).as("rolled back").isEqualTo(1);

    var held = TestChange.of(again(conversation)).event("made").done(second.lease()).build();
    assertThat(store.commit(held)).isEqualTo(Outcome.STORED);
    assertThat(tables().count("outbox")).isZero();
    assertThat(store.commit(TestChange.of(again(conversation)).done(second.lease()).build()))
        .as("an effect is finished once")
        .isEqualTo(Outcome.LEASE_LOST);
  }

  @Test
  void messageIsKnownByTheClientsIdWithinItsConversation() {
    var message = new ClientMessageId(UUID.randomUUID());
    Conversation one = begun();
    Conversation other = begun();
    assertThat(store.acknowledged(one.id(), message)).isEmpty();
    store.commit(TestChange.of(one).event("a").message(message, 1).build());

    assertThat(store.acknowledged(one.id(), message)).hasValue(1);
    assertThat(store.acknowledged(other.id(), message)).isEmpty();
    store.commit(TestChange.of(other).event("a").event("b").message(message, 2).build());
    assertThat(store.acknowledged(other.id(), message)).hasValue(2);
  }

  @Test
  void conversationIsReadTogetherWithWhatIsKnownOfAMessage() {
    var message = new ClientMessageId(UUID.randomUUID());
    Conversation one = begun();
    assertThat(store.readFor(one.id(), message))
        .hasValue(new Addressed(again(one), OptionalLong.empty()));
    store.commit(TestChange.of(one).event("a").event("b").message(message, 2).build());

    assertThat(store.readFor(one.id(), message))
        .hasValue(new Addressed(again(one), OptionalLong.of(2)));
    assertThat(store.readFor(new ConversationId(UUID.randomUUID()), message)).isEmpty();
  }

  @Test
  void messageThatIsStoredAlreadyStoresNothingASecondTime() {
    var message = new ClientMessageId(UUID.randomUUID());
    Conversation one = begun();
    store.commit(TestChange.of(one).event("a").message(message, 1).build());
    Map<String, Long> rows = tables().counts();
    long version = again(one).version();

    Change second = TestChange.of(again(one)).event("a").message(message, 2).build();
    assertThat(store.commit(second)).isEqualTo(Outcome.CONFLICT);
    assertThat(tables().counts()).isEqualTo(rows);
    assertThat(again(one).version()).as("rolled back").isEqualTo(version);
    assertThat(store.acknowledged(one.id(), message)).hasValue(1);
  }

  @Test
  void eventsComeInOrderAndInPages() {
    Conversation conversation = begun();
    for (int i = 1; i <= 25; i++) {
      store.commit(TestChange.of(again(conversation)).event("e" + i).build());
    }
    store.commit(TestChange.of(begun()).event("of another conversation").build());

    assertThat(store.eventsAfter(conversation.id(), 0, 10))
        .extracting(Event::seq)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(store.eventsAfter(conversation.id(), 20, 10))
        .extracting(Event::seq)
        .containsExactly(21L, 22L, 23L, 24L, 25L);
    assertThat(store.eventsAfter(conversation.id(), 25, 10)).isEmpty();
    assertThat(store.event(conversation.id(), 7))
        .hasValueSatisfying(event -> assertThat(event.body()).contains("\"e7\""));
    assertThat(store.event(conversation.id(), 26)).isEmpty();
  }

  @Test
  void amendedEventHasItsNewBodyOnlyIfTheChangeIsStored() {
    Conversation conversation = begun();
    store.commit(TestChange.of(conversation).event("half of it").event("an answer").build());
    Event first = store.event(conversation.id(), 1).orElseThrow();
    var amended = new Event(first.seq(), first.at(), first.from(), "{\"text\":\"masked\"}");
    TestChange late = TestChange.of(conversation).event("the rest").amending(amended);
    assertThat(store.commit(late.build())).isEqualTo(Outcome.CONFLICT);
    assertThat(store.event(conversation.id(), 1)).contains(first);

    store.commit(TestChange.of(again(conversation)).event("the rest").amending(amended).build());
    assertThat(store.event(conversation.id(), 1)).contains(amended);
    assertThat(store.eventsAfter(conversation.id(), 1, 10)).hasSize(2);
  }

  @Test
  void bodyWithAnyCharactersComesBackAsItWas() {
    Conversation conversation = begun();
    String text = "😀 \u202e \\u0000 " + "ß".repeat(16_000);
    store.commit(TestChange.of(conversation).event(text).build());
    assertThat(store.event(conversation.id(), 1).orElseThrow().body()).contains(text);
  }

  @Test
  void resumeHashOpensItsConversationUntilTheEnd() {
    Conversation conversation = begun();
    begun();
    String hash = "hash-" + conversation.id();
    assertThat(store.findByResumeHash(hash)).contains(conversation.id());
    assertThat(store.findByResumeHash("hash")).isEmpty();

    store.commit(TestChange.of(conversation).event("bye").ending().build());
    assertThat(store.findByResumeHash(hash)).isEmpty();
    assertThat(again(conversation).ended()).contains(TIME);
  }

  @Test
  void secondEndedConversationHasNoHashEither() {
    // Two rows without a hash must not collide in the unique index.
    store.commit(TestChange.of(begun()).ending().build());
    assertThat(store.commit(TestChange.of(begun()).ending().build())).isEqualTo(Outcome.STORED);
  }

  @Test
  void leftMessageIsKeptApartFromTheLog() {
    Conversation conversation = begun();
    var left =
        new LeftMessage(
            new ClientMessageId(UUID.randomUUID()), "please call", Optional.of("m@example.com"));
    store.commit(TestChange.of(conversation).event("said").left(left).build());
    assertThat(tables().dump("left_message")).contains("please call", "m@example.com");
    assertThat(tables().dump("event")).doesNotContain("m@example.com");
  }

  @Test
  void recordNotesTheRequestOfEachAttempt() {
    Conversation conversation = begun();
    store.commit(TestChange.of(conversation).note(new Note.Requested(1)).build());
    assertThat(outbox.requestOf(conversation.id(), 1)).isEmpty();
    store.commit(TestChange.of(again(conversation)).note(new Note.Made(1, REQUEST)).build());
    store.commit(
        TestChange.of(again(conversation))
            .note(new Note.Requested(2), new Note.Made(2, new RequestId("dr-2")))
            .build());

    assertThat(outbox.requestOf(conversation.id(), 1)).contains(REQUEST);
    assertThat(outbox.requestOf(conversation.id(), 2)).contains(new RequestId("dr-2"));
    assertThat(outbox.requestOf(conversation.id(), 3)).isEmpty();
  }

  private Conversation underWay(Subject subject, Instant at) {
    Conversation conversation = begun();
    var change =
        TestChange.of(conversation)
            .at(at)
            .event("asked")
            .subject(subject)
            .watch(new RequestId("dr-" + conversation.id().toString().substring(0, 8)), at);
    assertThat(store.commit(change.build())).isEqualTo(Outcome.STORED);
    return again(conversation);
  }

  @Test
  void conversationUnderWayIsFoundByItsSubjectTheLastUsedFirst() {
    Conversation older = underWay(SAM, TIME);
    assertThat(store.findUnderWay(SAM)).contains(older.id());
    Conversation newer = underWay(SAM, TIME.plusSeconds(1));
    underWay(LIN, TIME.plusSeconds(2));

    assertThat(store.findUnderWay(SAM)).contains(newer.id());
    assertThat(store.findUnderWay(new Subject("nobody"))).isEmpty();
  }

  @Test
  void conversationWithNothingUnderWayIsNotFoundByItsSubject() {
    store.commit(TestChange.of(begun()).event("only talked").subject(SAM).build());
    assertThat(store.findUnderWay(SAM)).isEmpty();
  }

  @Test
  void admittedSecretOpensTheConversationBesideTheFirst() {
    Conversation conversation = underWay(SAM, TIME);
    assertThat(store.admit(conversation.id(), SAM, "further", TIME)).isTrue();

    assertThat(store.findByResumeHash("further")).contains(conversation.id());
    assertThat(store.findByResumeHash("hash-" + conversation.id())).contains(conversation.id());
  }

  @Test
  void secretIsAdmittedToNobodyElsesConversation() {
    Conversation conversation = underWay(SAM, TIME);
    Map<String, Long> rows = tables().counts();
    assertThat(store.admit(conversation.id(), LIN, "stolen", TIME)).isFalse();
    assertThat(store.admit(TestChange.newConversation().id(), SAM, "lost", TIME)).isFalse();

    assertThat(store.findByResumeHash("stolen")).isEmpty();
    assertThat(tables().counts()).isEqualTo(rows);
    assertThat(again(conversation)).isEqualTo(conversation);
  }

  @Test
  void admissionOpensAnEndedConversationAgain() {
    Conversation conversation = underWay(SAM, TIME);
    var ending =
        TestChange.of(conversation).watch(new RequestId("dr-e"), TIME).event("bye").ending();
    store.commit(ending.build());
    Conversation ended = again(conversation);
    assertThat(ended.ended()).isPresent();

    assertThat(store.admit(ended.id(), SAM, "again", TIME)).isTrue();
    assertThat(again(ended).ended()).isEmpty();
    assertThat(again(ended).version())
        .as("a turn begun before counts no more")
        .isGreaterThan(ended.version());
    assertThat(store.findByResumeHash("again")).contains(ended.id());
    assertThat(store.findByResumeHash("hash-" + ended.id())).as("the first is gone").isEmpty();
  }

  @Test
  void furtherSecretsEndWithTheConversation() {
    Conversation conversation = underWay(SAM, TIME);
    store.admit(conversation.id(), SAM, "further", TIME);
    store.commit(TestChange.of(again(conversation)).event("bye").ending().build());
    assertThat(store.findByResumeHash("further")).isEmpty();
    assertThat(tables().count("resume_secret")).isZero();
  }

  @Test
  void onlyTheNewestFurtherSecretsAreKept() {
    Conversation conversation = underWay(SAM, TIME);
    for (int i = 1; i <= ConversationStore.FURTHER_SECRETS + 2; i++) {
      store.admit(conversation.id(), SAM, "further-" + i, TIME.plusSeconds(i));
    }
    assertThat(tables().count("resume_secret")).isEqualTo(ConversationStore.FURTHER_SECRETS);
    assertThat(store.findByResumeHash("further-2")).isEmpty();
    assertThat(store.findByResumeHash("further-3")).contains(conversation.id());
    assertThat(store.findByResumeHash("further-12")).contains(conversation.id());
  }

  @Test
  void versionsTellWhichConversationsMovedOn() {
    Conversation still = begun();
    Conversation moving = begun();
    begun();
    store.commit(TestChange.of(moving).event("on").build());
    var asked = List.of(still.id(), moving.id(), TestChange.newConversation().id());
    assertThat(store.versions(asked)).isEqualTo(Map.of(still.id(), 0L, moving.id(), 1L));
    assertThat(store.versions(List.of())).isEmpty();
  }

  @Test
  void aConversationThatCannotBeReadIsUnavailableAndNoOtherIs() {
    Conversation spoilt = TestChange.newConversation();
    store.create(spoilt, "hash-" + spoilt.id(), Optional.empty(), TIME);
    Conversation well = TestChange.newConversation();
    store.create(well, "hash-" + well.id(), Optional.empty(), TIME);
    tables().execute("update conversation set state = '{' where id = ?", spoilt.id().value());
    assertThatThrownBy(() -> store.read(spoilt.id()))
        .isInstanceOfSatisfying(
            UnreadableException.class, failure -> assertThat(failure.retryAfter()).isPresent());
    assertThat(store.read(well.id())).isPresent();
  }
}
