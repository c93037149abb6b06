package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.SetAside;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.conversation.jdbc.JdbcSetAside;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer whose log has a damaged event, and another one's beside it. */
class DamagedLogTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  private final MutableClock clock = new MutableClock();
  private Street street;

  @BeforeEach
  void begin() {
    TABLES.clear();
    var failures = new SingleFailures(new JdbcSetAside(TABLES.database()), clock);
    var store = new JdbcConversationStore(TABLES.database(), failures::unreadable);
    street = new Street(new TestOffice(TABLES, store, clock, Policy.Api.PRESENT));
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Test
  void itsMessagesAreUnavailableAndOthersAreServedUntilItIsWell() {
    Chat spoilt = street.office.chat();
    Chat well = street.office.chat();
    spoilt.say("delete my account");
    Object body =
        TABLES
            .rows("select body from event where conversation = '" + spoilt.id() + "' and seq = 2")
            .getFirst()
            .get("body");
    TABLES.execute(
        "update event set body = '' where conversation = ? and seq = 2", spoilt.id().value());
    assertThatThrownBy(() -> spoilt.say("what happens to my photos?"))
        .isInstanceOf(UnreadableException.class);
    well.say("delete my account");
    assertThat(street.office.sweeps.setAside(9))
        .singleElement()
        .satisfies(item -> assertThat(item.job()).isEqualTo(Job.READING));
    TABLES.execute(
        "update event set body = ? where conversation = ? and seq = 2", body, spoilt.id().value());
    street.pass(SetAside.FIRST.plusSeconds(1));
    assertThat(street.office.sweeps.countSetAside()).isZero();
    spoilt.say("what happens to my photos?");
  }
}
