package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.ConversationStore.Outcome;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.Held;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Sweeps.CompletedDeletion;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Receipt;
import dev.doorman.store.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of sweeps keeps to. */
abstract class SweepsContract {
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final LocalDate EXPECTED = LocalDate.of(2026, 3, 20);
  private static final Receipt RECEIPT =
      new Receipt(REQUEST, TIME, EXPECTED, Receipt.Withdrawable.NO);
  private static final Event SHOWN = new Event(1, TIME, Sender.BOT, "{\"kind\":\"receipt\"}");

  private ConversationStore store;
  private Sweeps sweeps;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    sweeps = new JdbcSweeps(tables().database());
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

  /** A completed deletion with something of everything that a conversation may leave. */
  private Conversation completed() {
    Conversation conversation = begun();
    var message = new ClientMessageId(UUID.randomUUID());
    store.commit(
        TestChange.of(conversation)
            .event("private words")
            .event("more private words")
            .message(message, 1)
            .left(new LeftMessage(message, "private message", Optional.of("m@example.com")))
            .effects(new Effect.Look(1, REQUEST))
            .note(new Note.Requested(1), new Note.Made(1, REQUEST))
            .desk(
                new Desk.None(1),
                new HandOverChange.Begun(
                    1, "support", HandOver.Reason.ASKED, HandOver.Stage.WAITING),
                new HandOverChange.Ended(
                    1,
                    HandOver.Stage.CLOSED,
                    Optional.of(new Closing(HandOver.Outcome.SOLVED, List.of("private tag"))),
                    HandOverChange.Rating.ASKED),
                new HandOverChange.Rated(1, 3, Optional.of("private remark")))
            .build());
    store.commit(
        TestChange.of(again(conversation))
            .flow(new Flow.Completed(RECEIPT))
            .handOver()
            .held(Optional.of(new Held(2, "private answer", TIME)))
            .prompt(2)
            .note(new Note.Accepted(1, TIME, EXPECTED), new Note.Completed(1))
            .purgeAt(TIME)
            .build());
    return again(conversation);
  }

  @Test
  void ofHandOversTimesAndFiguresOutliveAPurge() {
    Conversation conversation = completed();
    sweeps.purge(conversation.id(), "epoch-2", SHOWN);
    HandOver kept = store.handOvers(conversation.id()).getFirst();
    assertThat(kept.stars()).hasValue(3);
    assertThat(kept.waitingSince()).isEqualTo(TIME);
    assertThat(kept.outcome()).contains(HandOver.Outcome.SOLVED);
    assertThat(kept.remark()).isEmpty();
    assertThat(kept.tags()).isEmpty();
    assertThat(tables().dump("hand_over")).doesNotContain("private");
  }

  @Test
  void silenceIsFoundWhenItsTimeHasCome() {
    Conversation early = begun();
    Conversation late = begun();
    begun();
    store.commit(TestChange.of(early).parkAt(TIME.plusSeconds(10)).build());
    store.commit(TestChange.of(late).parkAt(TIME.plusSeconds(20)).build());
    assertThat(sweeps.silent(TIME.plusSeconds(9), 9)).isEmpty();
    assertThat(sweeps.silent(TIME.plusSeconds(10), 9)).containsExactly(early.id());
    assertThat(sweeps.silent(TIME.plusSeconds(99), 9)).containsExactly(early.id(), late.id());
    assertThat(sweeps.silent(TIME.plusSeconds(99), 1)).containsExactly(early.id());
  }

  @Test
  void heldAnswerIsFoundWhenItsTimeHasCome() {
    Conversation conversation = begun();
    begun();
    var held = new Held(1, "{}", TIME.plusSeconds(10));
    store.commit(TestChange.of(conversation).held(Optional.of(held)).build());
    assertThat(sweeps.overdueAnswers(TIME.plusSeconds(9), 9)).isEmpty();
    assertThat(sweeps.overdueAnswers(TIME.plusSeconds(10), 9)).containsExactly(conversation.id());
    store.commit(TestChange.of(again(conversation)).held(Optional.empty()).build());
    assertThat(sweeps.overdueAnswers(TIME.plusSeconds(10), 9)).isEmpty();
  }

  @Test
  void completedDeletionIsToldFromTheRecord() {
    Conversation conversation = completed();
    assertThat(sweeps.purgeable(TIME, 9)).containsExactly(conversation.id());
    assertThat(sweeps.completedDeletion(conversation.id()))
        .contains(new CompletedDeletion(REQUEST, TIME, EXPECTED, Locale.ENGLISH));
    assertThat(sweeps.completedDeletion(begun().id())).isEmpty();
  }

  @Test
  void purgeErasesAllContentAndKeepsTheRecordAndTheWayBack() {
    Conversation before = completed();
    Conversation other = begun();
    store.commit(TestChange.of(other).event("somebody else's words").build());

    sweeps.purge(before.id(), "epoch-2", SHOWN);

    for (String table : tables().counts().keySet()) {
      assertThat(tables().dump(table))
          .as(table)
          .doesNotContain("private", "m@example.com", "help.example/}");
    }
    assertThat(tables().count("client_message")).isZero();
    assertThat(tables().count("outbox")).isZero();
    assertThat(tables().count("left_message")).isZero();
    assertThat(tables().dump("event")).contains("somebody else's words");
    assertThat(sweeps.completedDeletion(before.id())).isPresent();
    assertThat(store.findByResumeHash("hash-" + before.id())).contains(before.id());

    Conversation after = again(before);
    assertThat(after.epoch()).isEqualTo("epoch-2");
    assertThat(after.lastSeq()).isEqualTo(1);
    assertThat(after.lastEffect()).as("keys are never used again").isEqualTo(before.lastEffect());
    assertThat(store.eventsAfter(before.id(), 0, 9)).containsExactly(SHOWN);
    assertThat(sweeps.purgeable(TIME, 9)).isEmpty();
    assertThat(after.held()).isEmpty();
    assertThat(sweeps.overdueAnswers(TIME, 9)).isEmpty();
  }

  @Test
  void purgedConversationWaitsForNoAnswer() {
    Conversation before = completed();
    assertThat(before.state().pending()).isPresent();
    sweeps.purge(before.id(), "epoch-2", SHOWN);
    assertThat(again(before).state().pending()).isEmpty();
    assertThat(again(before).promptSeq()).isEmpty();
    assertThat(again(before).state().flow()).isEqualTo(new Flow.Completed(RECEIPT));
  }

  @Test
  void turnMadeFromBeforeThePurgeIsRefused() {
    Conversation before = completed();
    sweeps.purge(before.id(), "epoch-2", SHOWN);
    assertThat(store.commit(TestChange.of(before).event("private words").build()))
        .isEqualTo(Outcome.CONFLICT);
    assertThat(store.commit(TestChange.of(again(before)).event("hello").build()))
        .isEqualTo(Outcome.STORED);
    assertThat(again(before).lastSeq()).isEqualTo(2);
  }

  @Test
  void purgeIsDoneOnceAndOnlyWhereItIsDue() {
    Conversation before = completed();
    sweeps.purge(before.id(), "epoch-2", SHOWN);
    Map<String, Long> rows = tables().counts();
    sweeps.purge(before.id(), "epoch-3", SHOWN);
    Conversation other = begun();
    store.commit(TestChange.of(other).event("kept").build());
    sweeps.purge(other.id(), "epoch-3", SHOWN);
    assertThat(again(before).epoch()).isEqualTo("epoch-2");
    assertThat(again(other).epoch()).isEqualTo("epoch-1");
    assertThat(tables().dump("event")).contains("kept");
    assertThat(tables().count("event")).isEqualTo(rows.get("event") + 1);
  }
}
