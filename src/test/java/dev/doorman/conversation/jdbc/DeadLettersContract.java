package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.DeadLetters;
import dev.doorman.conversation.DeadLetters.Failing;
import dev.doorman.conversation.DeadLetters.GivenUp;
import dev.doorman.conversation.DeadLetters.Remedy;
import dev.doorman.conversation.DeadLetters.Retried;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Outbox.Due;
import dev.doorman.dialogue.Effect;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of given up effects keeps to. */
abstract class DeadLettersContract {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Instant LATER = TIME.plusSeconds(600);

  private ConversationStore store;
  private Outbox outbox;
  private DeadLetters letters;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    store = new JdbcConversationStore(tables().database());
    outbox = new JdbcOutbox(tables().database());
    letters = new JdbcDeadLetters(tables().database());
  }

  private Due leased(Effect effect) {
    Conversation conversation = TestChange.newConversation();
    store.create(conversation, "hash-" + conversation.id(), Optional.empty(), TIME);
    store.commit(TestChange.of(conversation).effects(effect).build());
    return outbox.lease(TIME, LEASE, 100).getFirst();
  }

  @Test
  void effectThatIsGivenUpIsListedWithAllThatAnOperatorNeeds() {
    Due due = leased(new Effect.Withdraw(1));
    outbox.giveUp(due, "the API is gone", LATER);
    outbox.drop(due);
    assertThat(letters.count()).isEqualTo(1);
    assertThat(letters.givenUp(9))
        .containsExactly(
            new GivenUp(
                due.conversation(),
                due.lease().ord(),
                "Withdraw",
                0,
                TIME,
                LATER,
                "the API is gone",
                Remedy.RETRY));
  }

  @Test
  void theLatestComesFirstAndNoMoreThanAskedFor() {
    Due early = leased(new Effect.Withdraw(1));
    outbox.giveUp(early, "one", TIME);
    Due late = leased(new Effect.Withdraw(1));
    outbox.giveUp(late, "two", LATER);
    assertThat(letters.givenUp(9)).extracting(GivenUp::why).containsExactly("two", "one");
    assertThat(letters.givenUp(1)).extracting(GivenUp::why).containsExactly("two");
  }

  @Test
  void whatIsRetriedIsDueAtOnceAsIfOrderedNow() {
    Due due = leased(new Effect.Withdraw(1));
    outbox.retry(due, TIME.plusSeconds(1), "down");
    Due again = outbox.lease(TIME.plusSeconds(1), LEASE, 9).getFirst();
    outbox.giveUp(again, "gone", TIME.plusSeconds(1));
    outbox.drop(again);
    assertThat(outbox.lease(LATER, LEASE, 9)).isEmpty();

    assertThat(letters.retry(due.conversation(), due.lease().ord(), LATER)).isEqualTo(Retried.YES);
    assertThat(letters.count()).isZero();
    Due retried = outbox.lease(LATER, LEASE, 9).getFirst();
    assertThat(retried.effect()).isEqualTo(new Effect.Withdraw(1));
    assertThat(retried.key()).isEqualTo(due.key());
    assertThat(retried.createdAt()).isEqualTo(LATER);
    assertThat(retried.attempts()).isZero();
  }

  @Test
  void anEffectIsRetriedOnce() {
    Due due = leased(new Effect.Withdraw(1));
    outbox.giveUp(due, "gone", TIME);
    outbox.drop(due);
    long ord = due.lease().ord();
    assertThat(letters.retry(due.conversation(), ord, LATER)).isEqualTo(Retried.YES);
    assertThat(letters.retry(due.conversation(), ord, LATER)).isEqualTo(Retried.UNKNOWN);
    assertThat(tables().count("outbox")).isEqualTo(1);
  }

  @Test
  void whatTheCustomerWasToldOfIsNotRetried() {
    Due due = leased(new Effect.CreateRequest(1));
    outbox.giveUp(due, "not made", TIME);
    outbox.drop(due);
    assertThat(letters.givenUp(9))
        .extracting(GivenUp::remedy)
        .containsExactly(Remedy.CUSTOMER_WAS_TOLD);
    assertThat(letters.retry(due.conversation(), due.lease().ord(), LATER))
        .isEqualTo(Retried.NOT_TO_BE_RETRIED);
    assertThat(letters.count()).isEqualTo(1);
    assertThat(tables().count("outbox")).isZero();
  }

  @Test
  void whatWasNeverGivenUpIsUnknown() {
    Due due = leased(new Effect.Withdraw(1));
    assertThat(letters.retry(due.conversation(), due.lease().ord(), LATER))
        .isEqualTo(Retried.UNKNOWN);
    assertThat(letters.retry(new ConversationId(UUID.randomUUID()), 1, LATER))
        .isEqualTo(Retried.UNKNOWN);
    assertThat(tables().count("outbox")).isEqualTo(1);
  }

  @Test
  void onlyTheHolderGivesUp() {
    Due lost = leased(new Effect.Withdraw(1));
    Due held = outbox.lease(TIME.plusSeconds(61), LEASE, 9).getFirst();
    outbox.giveUp(lost, "late", LATER);
    assertThat(letters.count()).isZero();
    outbox.giveUp(held, "first", LATER);
    outbox.giveUp(held, "x".repeat(5000), LATER);
    assertThat(letters.givenUp(9))
        .singleElement()
        .satisfies(letter -> assertThat(letter.why()).isEqualTo("x".repeat(1000)));
  }

  @Test
  void onlyWhatFailedBeforeIsListedAsFailing() {
    leased(new Effect.Withdraw(1));
    Due failed = leased(new Effect.Confirm(1, new RequestId("dr-1")));
    outbox.retry(failed, LATER, "down");
    assertThat(letters.failing(9))
        .containsExactly(
            new Failing(
                failed.conversation(),
                failed.lease().ord(),
                "Confirm",
                1,
                TIME,
                LATER,
                Optional.of("down")));
  }
}
