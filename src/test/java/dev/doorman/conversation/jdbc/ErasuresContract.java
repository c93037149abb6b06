package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Erasures.Cause;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.Holder;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everyone keeps to who erases conversations. */
abstract class ErasuresContract {
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final Instant LATER = TIME.plus(Duration.ofDays(91));

  private ConversationStore store;
  private Erasures erasures;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    erasures = new JdbcErasures(tables().database());
  }

  /** Something of everything that a conversation may leave. */
  private Conversation talked() {
    Conversation begun = TestChange.newConversation();
    store.create(begun, "hash-" + begun.id(), Optional.of("https://private.example/"), TIME);
    var message = new ClientMessageId(UUID.randomUUID());
    store.commit(
        TestChange.of(begun)
            .event("private words")
            .message(message, 1)
            .left(new LeftMessage(message, "private message", Optional.of("m@private.example")))
            .subject(new Subject("private-subject"))
            .note(new Note.Requested(1), new Note.Made(1, REQUEST))
            .desk(
                new Desk.Held(1, new Holder(new UserId(new UUID(0, 1)), "private Ann")),
                new HandOverChange.Begun(
                    1, "support", HandOver.Reason.ASKED, HandOver.Stage.WAITING),
                new HandOverChange.Rated(1, 3, Optional.of("private remark")))
            .build());
    store.admit(begun.id(), new Subject("private-subject"), "further-" + begun.id(), TIME);
    return again(begun.id());
  }

  private Conversation again(ConversationId id) {
    return store.read(id).orElseThrow();
  }

  private void assertNothingPrivate() {
    for (String table : tables().counts().keySet()) {
      assertThat(tables().dump(table)).as(table).doesNotContain("private");
    }
  }

  @Test
  void whatIsStoredCanBeRead() {
    Conversation conversation = talked();
    Erasures.Stored stored = erasures.stored(conversation.id()).orElseThrow();
    assertThat(stored.createdAt()).isEqualTo(TIME);
    assertThat(stored.page()).contains("https://private.example/");
    assertThat(stored.subject()).contains(new Subject("private-subject"));
    assertThat(stored.left())
        .containsExactly(
            new Erasures.LeftNote(TIME, "private message", Optional.of("m@private.example")));
    assertThat(erasures.of(new Subject("private-subject"))).containsExactly(conversation.id());
    assertThat(erasures.of(new Subject("somebody-else"))).isEmpty();
  }

  @Test
  void erasingLeavesTheRecordOfTheDeletionAndThatOfTheErasure() {
    Conversation conversation = talked();
    erasures.erase(conversation.id(), Cause.HOLDER, LATER);
    assertNothingPrivate();
    assertThat(store.read(conversation.id())).isEmpty();
    assertThat(store.findByResumeHash("hash-" + conversation.id())).isEmpty();
    assertThat(store.findByResumeHash("further-" + conversation.id())).isEmpty();
    assertThat(erasures.stored(conversation.id())).isEmpty();
    assertThat(tables().count("event")).isZero();
    assertThat(tables().count("hand_over")).isZero();
    assertThat(tables().count("deletion_record")).isOne();
    assertThat(tables().dump("erasure")).contains("HOLDER", conversation.id().toString());
  }

  @Test
  void erasingTwiceIsErasingOnce() {
    Conversation conversation = talked();
    erasures.erase(conversation.id(), Cause.HOLDER, LATER);
    erasures.erase(conversation.id(), Cause.EXPIRED, LATER.plusSeconds(1));
    assertThat(tables().count("erasure")).isOne();
    assertThat(tables().dump("erasure")).contains("HOLDER");
  }

  @Test
  void othersAreLeftAlone() {
    Conversation conversation = talked();
    Conversation other = talked();
    erasures.erase(conversation.id(), Cause.HOLDER, LATER);
    assertThat(again(other.id())).isEqualTo(other);
    assertThat(store.eventsAfter(other.id(), 0, 9)).hasSize(1);
  }

  @Test
  void whatIsUnderWayAtTheDeletionApiIsSeenToItsEnd() {
    Conversation conversation = talked();
    store.commit(
        TestChange.of(conversation)
            .flow(new Flow.Verifying(REQUEST, Flow.Link.LIVE))
            .effects(new Effect.Look(1, REQUEST))
            .watch(REQUEST, TIME)
            .build());
    erasures.erase(conversation.id(), Cause.HOLDER, LATER);
    assertNothingPrivate();
    assertThat(tables().count("outbox")).isOne();
    assertThat(again(conversation.id()).ended()).contains(LATER);
    assertThat(erasures.settled(LATER, 9)).isEmpty();
    erasures.remove(conversation.id());
    assertThat(store.read(conversation.id())).isPresent();

    tables().execute("delete from outbox");
    store.commit(
        TestChange.of(again(conversation.id())).flow(new Flow.Open()).event("news of it").build());
    assertThat(erasures.settled(LATER, 9)).containsExactly(conversation.id());
    erasures.remove(conversation.id());
    assertThat(store.read(conversation.id())).isEmpty();
    assertThat(tables().count("event")).isZero();
    assertThat(tables().count("erasure")).isOne();
  }

  @Test
  void anErasedConversationTakesNoTurnThatWasBegunBefore() {
    Conversation conversation = talked();
    store.commit(TestChange.of(conversation).watch(REQUEST, TIME).build());
    Conversation before = again(conversation.id());
    erasures.erase(conversation.id(), Cause.HOLDER, LATER);
    assertThat(store.commit(TestChange.of(before).event("private words").build()))
        .isEqualTo(ConversationStore.Outcome.CONFLICT);
  }

  @Test
  void expiredIsWhatNobodyTouchedAndNothingIsUnderWayOf() {
    Conversation old = talked();
    Conversation waiting = talked();
    store.commit(TestChange.of(waiting).watch(REQUEST, TIME).build());
    Conversation recent = talked();
    store.commit(TestChange.of(recent).at(LATER).event("words").build());
    assertThat(erasures.untouchedSince(TIME, LATER, 9)).isEmpty();
    assertThat(erasures.untouchedSince(TIME.plusSeconds(1), LATER, 9)).containsExactly(old.id());
    erasures.erase(old.id(), Cause.EXPIRED, LATER);
    assertThat(erasures.untouchedSince(LATER, LATER, 9)).isEmpty();
  }

  @Test
  void oneAtATimeMakesTheRounds() {
    tables().execute("update chore set leased_until = ?", Timestamp.from(TIME));
    Instant until = TIME.plusSeconds(300);
    assertThat(erasures.lead(TIME, until)).isTrue();
    assertThat(erasures.lead(TIME.plusSeconds(299), until.plusSeconds(300))).isFalse();
    assertThat(erasures.lead(until, until.plusSeconds(300))).isTrue();
  }
}
