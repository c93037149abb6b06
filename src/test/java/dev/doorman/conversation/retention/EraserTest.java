package dev.doorman.conversation.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Erasures.Cause;
import dev.doorman.conversation.SetAside;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.jdbc.JdbcErasures;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to all when one of them fails, on a real database. */
class EraserTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final Duration KEPT = Duration.ofDays(90);

  private TestOffice office;
  private JdbcErasures erasures;

  @BeforeEach
  void begin() {
    TABLES.clear();
    TABLES.execute("update chore set leased_until = timestamp '2000-01-01 00:00:00'");
    office = new TestOffice(TABLES);
    erasures = new JdbcErasures(TABLES.database());
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private Eraser eraser(List<Consumer<ConversationId>> others) {
    var config =
        new RetentionConfig() {
          @Override
          public Duration keepFor() {
            return KEPT;
          }

          @Override
          public Duration every() {
            return Duration.ofHours(1);
          }
        };
    return new Eraser(
        erasures, office.office.newsroom(), others, office.doorbell, config, office.clock);
  }

  private static void spoil(ConversationId id) {
    TABLES.execute("update conversation set state = '{\"step\":' where id = ?", id.value());
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherFromBeingErased() {
    ConversationId spoilt = office.chat().id();
    office.clock.pass(Duration.ofSeconds(1));
    office.chat();
    office.chat();
    spoil(spoilt);
    office.clock.pass(KEPT.plusDays(1));
    assertThat(eraser(List.of()).sweep()).isEqualTo(2);
    assertThat(TABLES.count("conversation")).isOne();
    assertThat(erasures.setAside(9))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.conversation()).isEqualTo(spoilt);
              assertThat(item.job()).isEqualTo(SetAside.Job.ERASURE);
              assertThat(item.tries()).isOne();
              assertThat(item.why()).contains("UnreadableException").doesNotContain("step");
            });
  }

  @Test
  void theRoundsAreGivenBackThoughOneFails() {
    spoil(office.chat().id());
    office.clock.pass(KEPT.plusDays(1));
    assertThat(eraser(List.of()).sweep()).isZero();
    office.chat();
    office.clock.pass(KEPT.plusDays(1));
    assertThat(eraser(List.of()).sweep()).isOne();
  }

  @Test
  void whatWasSetAsideIsTriedAgainAndForgottenWhenItGoesWell() {
    office.chat();
    office.clock.pass(KEPT.plusDays(1));
    Consumer<ConversationId> fails =
        id -> {
          throw new IllegalStateException("not now");
        };
    assertThat(eraser(List.of(fails)).sweep()).isZero();
    assertThat(eraser(List.of()).sweep()).as("left alone for a minute").isZero();
    office.clock.pass(SetAside.FIRST.plusSeconds(1));
    assertThat(eraser(List.of()).sweep()).isOne();
    assertThat(erasures.countSetAside()).isZero();
  }

  @Test
  void theLongestThatOneIsLeftAloneIsSixHours() {
    ConversationId id = office.chat().id();
    for (int failure = 0; failure < 70; failure++) {
      erasures.setAside(SetAside.Job.ERASURE, id, "why", office.clock.instant());
    }
    assertThat(erasures.setAside(9))
        .singleElement()
        .satisfies(
            item -> assertThat(item.next()).isEqualTo(office.clock.instant().plus(SetAside.LAST)));
  }

  @Test
  void aProcessKilledAfterAFlowWasGivenUpDoesNotKeepItForAnotherNinetyDays() {
    Chat chat = office.chat();
    chat.say("delete my account");
    office.clock.pass(KEPT.plusDays(1));
    // As the process that is killed leaves it: the flow is given up, nothing is erased.
    erasures.begin(chat.id(), Cause.EXPIRED);
    office.office.newsroom().abandon(chat.id());
    assertThat(eraser(List.of()).sweep()).isOne();
    assertThat(office.store.read(chat.id())).isEmpty();
  }
}
