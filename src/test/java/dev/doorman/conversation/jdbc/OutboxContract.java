package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Outbox.Due;
import dev.doorman.dialogue.Effect;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox keeps to. */
abstract class OutboxContract {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Effect FIRST = new Effect.CreateRequest(1);
  private static final Effect SECOND = new Effect.Confirm(1, new RequestId("dr-1"));

  private ConversationStore store;
  private Outbox outbox;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    outbox = new JdbcOutbox(tables().database());
  }

  private Conversation ordered(Effect... effects) {
    Conversation conversation = TestChange.newConversation();
    store.create(conversation, "hash-" + conversation.id(), Optional.empty(), TIME);
    store.commit(TestChange.of(conversation).effects(effects).build());
    return store.read(conversation.id()).orElseThrow();
  }

  private List<Due> lease(Instant now) {
    return outbox.lease(now, LEASE, 100);
  }

  private Due only(Instant now) {
    List<Due> due = lease(now);
    assertThat(due).hasSize(1);
    return due.getFirst();
  }

  @Test
  void leasedEffectTellsAllThatIsNeededToCarryItOut() {
    Conversation conversation = ordered(FIRST);
    Due due = only(TIME);
    assertThat(due.conversation()).isEqualTo(conversation.id());
    assertThat(due.effect()).isEqualTo(FIRST);
    assertThat(due.createdAt()).isEqualTo(TIME);
    assertThat(due.attempts()).isZero();
    assertThat(due.key()).contains(conversation.id().toString());
  }

  @Test
  void effectsOfOneConversationComeOneAtATimeAndInOrder() {
    ordered(FIRST, SECOND);
    Due first = only(TIME);
    assertThat(first.effect()).isEqualTo(FIRST);
    assertThat(lease(TIME)).as("the second waits").isEmpty();

    outbox.drop(first);
    Due second = only(TIME);
    assertThat(second.effect()).isEqualTo(SECOND);
    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void secondWaitsWhileTheFirstIsPutOff() {
    ordered(FIRST, SECOND);
    outbox.retry(only(TIME), TIME.plusSeconds(30), "down");
    assertThat(lease(TIME.plusSeconds(29))).isEmpty();
    assertThat(only(TIME.plusSeconds(30)).effect()).isEqualTo(FIRST);
  }

  @Test
  void withdrawalMakesThoseBeforeItDueAtOnce() {
    Conversation conversation = ordered(SECOND);
    outbox.retry(only(TIME), TIME.plusSeconds(300), "down");
    store.commit(
        TestChange.of(conversation)
            .at(TIME.plusSeconds(1))
            .effects(new Effect.Withdraw(1))
            .build());
    Due before = only(TIME.plusSeconds(1));
    assertThat(before.effect()).isEqualTo(SECOND);
    outbox.drop(before);
    assertThat(only(TIME.plusSeconds(1)).effect()).isEqualTo(new Effect.Withdraw(1));
  }

  @Test
  void conversationsDoNotWaitForEachOther() {
    ordered(FIRST);
    ordered(FIRST);
    assertThat(lease(TIME)).extracting(Due::conversation).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void noMoreAreLeasedThanAskedForAndTheLongestDueComeFirst() {
    Conversation early = ordered(FIRST);
    Conversation late = ordered(FIRST);
    tables()
        .execute(
            "update outbox set due_at = ? where conversation = ?",
            Rows.time(TIME.minusSeconds(5)),
            late.id().value());
    assertThat(outbox.lease(TIME, LEASE, 0)).isEmpty();
    assertThat(outbox.lease(TIME, LEASE, 1))
        .extracting(Due::conversation)
        .containsExactly(late.id());
    assertThat(outbox.lease(TIME, LEASE, 1))
        .extracting(Due::conversation)
        .containsExactly(early.id());
  }

  @Test
  void leaseThatRanOutIsTakenByAnotherWithTheSameKey() {
    ordered(FIRST);
    Due first = only(TIME);
    assertThat(lease(TIME.plusSeconds(60))).as("still held").isEmpty();
    Due second = only(TIME.plusSeconds(61));
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(second.lease()).isNotEqualTo(first.lease());
  }

  @Test
  void onlyTheHolderPutsOffOrDrops() {
    ordered(FIRST);
    Due lost = only(TIME);
    Due held = only(TIME.plusSeconds(61));
    outbox.drop(lost);
    assertThat(tables().count("outbox")).as("not dropped by who lost it").isEqualTo(1);
    outbox.retry(lost, TIME.plusSeconds(62), "down");
    assertThat(lease(TIME.plusSeconds(70))).as("not put off by who lost it").isEmpty();
    outbox.drop(held);
    assertThat(tables().count("outbox")).isZero();
  }

  @Test
  void puttingOffIsCounted() {
    ordered(FIRST);
    outbox.retry(only(TIME), TIME.plusSeconds(1), "down");
    outbox.retry(only(TIME.plusSeconds(1)), TIME.plusSeconds(2), "down");
    assertThat(only(TIME.plusSeconds(2)).attempts()).isEqualTo(2);
  }

  @Test
  void twoAtOnceNeverLeaseTheSame() throws Exception {
    for (int i = 0; i < 20; i++) {
      ordered(FIRST);
    }
    List<Due> leased = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<List<Due>> leasing = () -> lease(TIME);
      for (var one : pool.invokeAll(List.of(leasing, leasing, leasing, leasing))) {
        leased.addAll(one.get());
      }
    }
    leased.addAll(lease(TIME));
    assertThat(leased).hasSize(20);
    assertThat(new HashSet<>(leased.stream().map(Due::conversation).toList())).hasSize(20);
  }

  @Test
  void effectOfANewerReleaseIsLeftAloneAndStandsInNobodyElsesWay() {
    Conversation odd = ordered(FIRST);
    tables()
        .execute(
            "update outbox set effect = '{\"is\":\"Teleport\"}', due_at = ? where conversation = ?",
            Rows.time(TIME.minusSeconds(9)),
            odd.id().value());
    Conversation good = ordered(FIRST);
    assertThat(outbox.lease(TIME, LEASE, 1))
        .extracting(Due::conversation)
        .containsExactly(good.id());
    assertThat(outbox.lease(TIME.plus(LEASE).plus(LEASE), LEASE, 9))
        .extracting(Due::conversation)
        .containsExactly(good.id());
    assertThat(tables().count("outbox where leased_until is null")).isEqualTo(1);
    assertThat(tables().count("outbox")).as("kept for a version that can read it").isEqualTo(2);
  }
}
