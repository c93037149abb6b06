package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.UserId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.ConversationStore.Outcome;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOver.Reason;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.HandOverChange.Author;
import dev.doorman.conversation.HandOverChange.Begun;
import dev.doorman.conversation.HandOverChange.Ended;
import dev.doorman.conversation.HandOverChange.Rated;
import dev.doorman.conversation.HandOverChange.Rating;
import dev.doorman.conversation.HandOverChange.Taken;
import dev.doorman.conversation.HandOverChange.Wrote;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.Holder;
import dev.doorman.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of hand-overs keeps to. */
abstract class HandOversContract {
  private static final Holder ANN = new Holder(new UserId(new UUID(0, 1)), "Ann");
  private static final Holder BEN = new Holder(new UserId(new UUID(0, 2)), "Ben");

  private ConversationStore store;
  private Conversation conversation;

  abstract TestDatabase tables();

  @BeforeEach
  void begin() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    conversation = TestChange.newConversation();
    store.create(conversation, "hash", Optional.empty(), TIME);
    write(TIME, new Desk.Waiting(1), new Begun(1, "support", Reason.NOT_UNDERSTOOD, Stage.WAITING));
  }

  private void write(Instant at, Desk desk, HandOverChange... changes) {
    Conversation before = store.read(conversation.id()).orElseThrow();
    assertThat(store.commit(TestChange.of(before).at(at).desk(desk, changes).build()))
        .isEqualTo(Outcome.STORED);
    assertThat(store.read(conversation.id()).orElseThrow().desk()).isEqualTo(desk);
  }

  private HandOver last() {
    return store.handOvers(conversation.id()).getLast();
  }

  private static Instant after(int seconds) {
    return TIME.plusSeconds(seconds);
  }

  @Test
  void oneThatBeginsIsReadAsItWasWritten() {
    assertThat(store.handOvers(conversation.id()))
        .containsExactly(
            new HandOver(
                1,
                "support",
                Stage.WAITING,
                Reason.NOT_UNDERSTOOD,
                TIME,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                0,
                Optional.empty(),
                java.util.OptionalInt.empty(),
                Optional.empty()));
    assertThat(store.handOvers(TestChange.newConversation().id())).isEmpty();
  }

  @Test
  void timesOfAChatAreThoseOfItsFirsts() {
    write(after(10), new Desk.Held(1, ANN), new Taken(1, ANN));
    write(after(20), new Desk.Held(1, ANN), new Wrote(1, Author.CUSTOMER));
    write(after(30), new Desk.Held(1, ANN), new Wrote(1, Author.AGENT));
    write(after(40), new Desk.Waiting(1), new HandOverChange.Requeued(1, "billing"));
    assertThat(last().agent()).isEmpty();
    assertThat(last().team()).isEqualTo("billing");
    write(after(50), new Desk.Held(1, BEN), new Taken(1, BEN));
    write(after(60), new Desk.Held(1, BEN), new Wrote(1, Author.AGENT));
    HandOver held = last();
    assertThat(held.waitingSince()).isEqualTo(TIME);
    assertThat(held.claimedAt()).contains(after(10));
    assertThat(held.firstReplyAt()).contains(after(30));
    assertThat(held.customerWrote()).isEqualTo(1);
    assertThat(held.agentWrote()).isEqualTo(2);
    assertThat(held.agent()).contains(BEN);
    assertThat(held.stage()).isEqualTo(Stage.HELD);
  }

  @Test
  void theEndIsReadAsItWasWritten() {
    write(after(10), new Desk.Held(1, ANN), new Taken(1, ANN));
    var closing = new Closing(HandOver.Outcome.NO_REPLY, List.of("refund", "second line"));
    write(
        after(20),
        new Desk.None(1),
        new Ended(1, Stage.CLOSED, Optional.of(closing), Rating.ASKED));
    write(after(30), new Desk.None(1), new Rated(1, 5, Optional.of("كل شيء")));
    HandOver closed = last();
    assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
    assertThat(closed.closedAt()).contains(after(20));
    assertThat(closed.outcome()).contains(HandOver.Outcome.NO_REPLY);
    assertThat(closed.tags()).containsExactly("refund", "second line");
    assertThat(closed.ratingAskedAt()).contains(after(20));
    assertThat(closed.stars()).hasValue(5);
    assertThat(closed.remark()).contains("كل شيء");
    assertThat(closed.agent()).as("who had it last").contains(ANN);
  }

  @Test
  void oneThatWaitsAgainFromTheInboxWaitsFromThen() {
    write(after(10), new Desk.Inbox(1), new HandOverChange.Shelved(1));
    assertThat(last().stage()).isEqualTo(Stage.INBOX);
    assertThat(last().waitingSince()).isEqualTo(TIME);
    write(after(20), new Desk.Inbox(1), new HandOverChange.Moved(1, "billing"));
    assertThat(last().team()).isEqualTo("billing");
    assertThat(last().stage()).isEqualTo(Stage.INBOX);
    write(after(90), new Desk.Waiting(1), new HandOverChange.Rejoined(1, "support"));
    assertThat(last().waitingSince()).isEqualTo(after(90));
    assertThat(last().stage()).isEqualTo(Stage.WAITING);
  }

  @Test
  void aClaimMadeFromAnOlderVersionIsRefusedWhole() {
    Conversation before = store.read(conversation.id()).orElseThrow();
    write(after(10), new Desk.Held(1, ANN), new Taken(1, ANN));
    assertThat(
            store.commit(
                TestChange.of(before).desk(new Desk.Held(1, BEN), new Taken(1, BEN)).build()))
        .isEqualTo(Outcome.CONFLICT);
    assertThat(store.read(conversation.id()).orElseThrow().desk().holder()).contains(ANN);
    assertThat(last().agent()).contains(ANN);
  }

  @Test
  void handOversOfOneConversationAreKeptApart() {
    write(
        after(10),
        new Desk.None(1),
        new Ended(1, Stage.RETURNED, Optional.empty(), Rating.NOT_ASKED));
    write(after(20), new Desk.Waiting(2), new Begun(2, "support", Reason.ASKED, Stage.WAITING));
    assertThat(store.handOvers(conversation.id())).extracting(HandOver::nr).containsExactly(1, 2);
    assertThat(store.handOvers(conversation.id()).getFirst().stage()).isEqualTo(Stage.RETURNED);
    assertThat(store.handOvers(conversation.id()).getFirst().outcome()).isEmpty();
  }
}
