package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Watches.Due;
import dev.doorman.conversation.Watches.Seen;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of watches keeps to. */
abstract class WatchesContract {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final Flow VERIFYING = new Flow.Verifying(REQUEST, Flow.Link.LIVE);

  private ConversationStore store;
  private Watches watches;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    watches = new JdbcWatches(tables().database());
  }

  /** A conversation with a request to be asked about in 30 seconds. */
  private Conversation watched() {
    Conversation conversation = TestChange.newConversation();
    store.create(conversation, "hash-" + conversation.id(), Optional.empty(), TIME);
    store.commit(
        TestChange.of(conversation).flow(VERIFYING).watch(REQUEST, TIME.plusSeconds(30)).build());
    return store.read(conversation.id()).orElseThrow();
  }

  private List<Due> lease(Instant now) {
    return watches.lease(now, LEASE, 100);
  }

  @Test
  void requestIsAskedAboutWhenItIsDueAndByOneOnly() {
    Conversation conversation = watched();
    assertThat(lease(TIME.plusSeconds(29))).isEmpty();
    assertThat(lease(TIME.plusSeconds(30)))
        .containsExactly(new Due(conversation.id(), REQUEST, 1, false, Optional.empty()));
    assertThat(lease(TIME.plusSeconds(31))).as("held").isEmpty();
    assertThat(watches.lease(TIME.plusSeconds(91), LEASE, 0)).isEmpty();
    assertThat(lease(TIME.plusSeconds(91))).as("the lease ran out").hasSize(1);
  }

  @Test
  void nextTimeIsAsSet() {
    watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    watches.again(due, TIME.plusSeconds(40));
    assertThat(lease(TIME.plusSeconds(39))).isEmpty();
    assertThat(lease(TIME.plusSeconds(40))).hasSize(1);
  }

  @Test
  void hastenedRequestIsDueAtOnceAndAnotherIsNot() {
    Conversation conversation = watched();
    watches.hasten(TestChange.newConversation().id(), TIME);
    assertThat(watches.hear("evt-1", new RequestId("dr-9"), TIME)).isEqualTo(Seen.NEW);
    assertThat(lease(TIME)).isEmpty();
    watches.hasten(conversation.id(), TIME);
    assertThat(lease(TIME)).hasSize(1);
  }

  @Test
  void hasteDuringTheAskingMeansAskingOnceMore() {
    watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    watches.hear("evt-1", REQUEST, TIME.plusSeconds(31));
    assertThat(lease(TIME.plusSeconds(31))).as("still being asked").isEmpty();
    watches.again(due, TIME.plusSeconds(60));
    assertThat(lease(TIME.plusSeconds(32))).hasSize(1);
  }

  @Test
  void hasteNeverPutsOff() {
    Conversation conversation = watched();
    watches.hasten(conversation.id(), TIME.plusSeconds(50));
    assertThat(lease(TIME.plusSeconds(30))).hasSize(1);
  }

  @Test
  void turnDoesNotPutOffWhatIsDue() {
    Conversation conversation = watched();
    store.commit(
        TestChange.of(conversation).event("x").watch(REQUEST, TIME.plusSeconds(3600)).build());
    assertThat(lease(TIME.plusSeconds(30))).hasSize(1);
  }

  @Test
  void turnMayBringTheAskingForward() {
    Conversation conversation = watched();
    store.commit(
        TestChange.of(conversation)
            .flow(new Flow.FinalConfirmation(REQUEST, "m•••@example.com", TIME))
            .watch(REQUEST, TIME.plusSeconds(3))
            .build());
    assertThat(lease(TIME.plusSeconds(3))).hasSize(1);
  }

  @Test
  void turnThatLeavesTheStepAsItIsKeepsThePauseThatTheApiAskedFor() {
    Conversation conversation = watched();
    store.commit(
        TestChange.of(conversation).event("x").watch(REQUEST, TIME.plusSeconds(3)).build());
    assertThat(lease(TIME.plusSeconds(3))).isEmpty();
  }

  @Test
  void whatIsWrongWithTheAnswersIsListedUntilOneIsUsable() {
    watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    assertThat(due.failingSince()).isEmpty();
    watches.failed(due, TIME.plusSeconds(30), "x".repeat(5000), TIME.plusSeconds(33));
    Due again = lease(TIME.plusSeconds(33)).getFirst();
    assertThat(again.failingSince()).contains(TIME.plusSeconds(30));
    assertThat(watches.failing(5))
        .hasSize(1)
        .first()
        .satisfies(row -> assertThat(row.why()).hasSize(1000));
    watches.again(again, TIME.plusSeconds(63));
    assertThat(watches.failing(5)).isEmpty();
  }

  @Test
  void endOfTheFlowEndsTheAskingEvenWhileItGoesOn() {
    Conversation conversation = watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    store.commit(TestChange.of(conversation).flow(new Flow.Open()).build());
    watches.again(due, TIME.plusSeconds(31));
    assertThat(tables().count("watch")).isZero();
  }

  @Test
  void answerAboutAnEarlierRequestLeavesTheNextOneAlone() {
    Conversation conversation = watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    store.commit(TestChange.of(conversation).flow(new Flow.Open()).build());
    var next = new RequestId("dr-2");
    Conversation open = store.read(conversation.id()).orElseThrow();
    store.commit(
        TestChange.of(open)
            .flow(new Flow.Verifying(next, Flow.Link.LIVE))
            .watch(next, TIME.plusSeconds(40))
            .build());
    watches.again(due, TIME.plusSeconds(999));
    assertThat(lease(TIME.plusSeconds(40)))
        .containsExactly(new Due(open.id(), next, 1, false, Optional.empty()));
  }

  @Test
  void eventOfTheApiIsNotedOnceAndHastensOnce() {
    watched();
    assertThat(watches.hear("evt-1", REQUEST, TIME)).isEqualTo(Seen.NEW);
    Due due = lease(TIME).getFirst();
    watches.again(due, TIME.plusSeconds(30));
    assertThat(watches.hear("evt-1", REQUEST, TIME.plusSeconds(1))).isEqualTo(Seen.BEFORE);
    assertThat(lease(TIME.plusSeconds(1))).as("a replay hastens nothing").isEmpty();
    assertThat(watches.hear("evt-2", REQUEST, TIME.plusSeconds(2))).isEqualTo(Seen.NEW);
    assertThat(lease(TIME.plusSeconds(2))).hasSize(1);
  }

  @Test
  void eventThatTwoHearAtOnceIsNewToOne() throws Exception {
    watched();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 10; i++) {
        String id = "evt-" + i;
        Callable<Seen> hearing = () -> watches.hear(id, REQUEST, TIME);
        List<Seen> heard =
            pool.invokeAll(Collections.nCopies(4, hearing)).stream()
                .map(Future::resultNow)
                .toList();
        assertThat(heard).containsOnlyOnce(Seen.NEW);
      }
    }
  }

  @Test
  void oldEventsAreForgotten() {
    watches.hear("evt-1", REQUEST, TIME);
    watches.hear("evt-2", REQUEST, TIME.plusSeconds(10));
    watches.forgetEvents(TIME.plusSeconds(5));
    assertThat(watches.hear("evt-2", REQUEST, TIME.plusSeconds(11))).isEqualTo(Seen.BEFORE);
    assertThat(watches.hear("evt-1", REQUEST, TIME.plusSeconds(11))).isEqualTo(Seen.NEW);
  }

  @Test
  void attendedAnewIsAskedAboutAtOnceAndThatIsToldAlong() {
    Conversation conversation = watched();
    watches.attend(List.of(conversation.id()), TIME, Duration.ofSeconds(15));
    Due due = lease(TIME).getFirst();
    assertThat(due.attended()).isTrue();
    watches.again(due, TIME.plusSeconds(10));
    watches.attend(List.of(conversation.id()), TIME.plusSeconds(5), Duration.ofSeconds(15));
    assertThat(lease(TIME.plusSeconds(9))).as("attended already").isEmpty();
    assertThat(lease(TIME.plusSeconds(10)).getFirst().attended()).isTrue();
  }

  @Test
  void attendanceRunsOut() {
    Conversation conversation = watched();
    watches.attend(List.of(conversation.id()), TIME, Duration.ofSeconds(15));
    watches.again(lease(TIME).getFirst(), TIME.plusSeconds(15));
    assertThat(lease(TIME.plusSeconds(15)).getFirst().attended()).isFalse();
  }

  @Test
  void attendingLeavesALeaseAndOtherConversationsAlone() {
    Conversation held = watched();
    Due due = lease(TIME.plusSeconds(30)).getFirst();
    watched();
    watches.attend(List.of(held.id()), TIME.plusSeconds(31), Duration.ofSeconds(15));
    watches.attend(List.of(), TIME.plusSeconds(31), Duration.ofSeconds(15));
    assertThat(lease(TIME.plusSeconds(29))).isEmpty();
    watches.again(due, TIME.plusSeconds(90));
    assertThat(lease(TIME.plusSeconds(89)))
        .extracting(Due::conversation)
        .as("only the other one")
        .doesNotContain(held.id())
        .hasSize(1);
  }
}
