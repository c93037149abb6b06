package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Erasures.Cause;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.LogCheck;
import dev.doorman.conversation.SetAside;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.desk.Sight;
import dev.doorman.desk.jdbc.JdbcTranscripts;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events that a disk gives back otherwise than they were stored. */
abstract class EventChecksumContract {
  private final MutableClock clock = new MutableClock();
  private JdbcConversationStore store;
  private JdbcSweeps sweeps;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    sweeps = new JdbcSweeps(tables().database());
    store =
        new JdbcConversationStore(
            tables().database(), new SingleFailures(sweeps, clock)::unreadable);
  }

  private ConversationId twoEvents() {
    Conversation conversation = TestChange.newConversation();
    store.create(conversation, "hash-" + conversation.id(), Optional.empty(), TIME);
    store.commit(TestChange.of(conversation).event("one").event("two").build());
    return conversation.id();
  }

  private LogCheck.CheckedLogs check() {
    return new JdbcLogCheck(tables().database(), new SingleFailures(sweeps, clock)::unreadable)
        .all();
  }

  @Test
  void theCheckOfAllLogsReadsMoreThanOnePortionAndSetsTheDamagedAside() {
    ConversationId last = twoEvents();
    for (int more = 0; more < 120; more++) {
      last = twoEvents();
    }
    assertThat(check()).isEqualTo(new LogCheck.CheckedLogs(242, 0, List.of()));
    damage(last, 2, "body = ''");
    assertThat(check()).isEqualTo(new LogCheck.CheckedLogs(242, 0, List.of(last)));
    assertThat(sweeps.setAside(9)).extracting(SetAside.Item::conversation).containsExactly(last);
  }

  private void damage(ConversationId id, long seq, String change) {
    assertThat(
            tables()
                .execute(
                    "update event set " + change + " where conversation = ? and seq = ?",
                    id.value(),
                    seq))
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "body = 'One'",
        "body = body || ' '",
        "body = ''",
        "sender = 'CUSTOMER'",
        "sender = 'nobody'",
        "at = at + interval '1' second",
        "checksum = checksum + 1",
      })
  void anyChangeOfARowIsNoticedWhoeverReadsIt(String change) {
    ConversationId id = twoEvents();
    ConversationId other = twoEvents();
    assertThat(store.eventsAfter(id, 0, 9)).hasSize(2);
    damage(id, 1, change);
    assertThatThrownBy(() -> store.eventsAfter(id, 0, 9)).isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> store.event(id, 1)).isInstanceOf(UnreadableException.class);
    assertThat(store.event(id, 2)).isPresent();
    assertThat(store.eventsAfter(other, 0, 9)).hasSize(2);
    assertThat(check().damaged()).containsExactly(id);
  }

  @Test
  void rowsThatChangePlacesAreNoticed() {
    ConversationId id = twoEvents();
    damage(id, 2, "seq = 3");
    assertThatThrownBy(() -> store.event(id, 3)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void itIsSetAsideOnceWithAReasonAndForgottenWhenItIsReadAgain() {
    ConversationId id = twoEvents();
    String body = store.event(id, 2).orElseThrow().body();
    damage(id, 2, "body = 'owt'");
    for (int reader = 0; reader < 3; reader++) {
      assertThatThrownBy(() -> store.eventsAfter(id, 0, 9)).isInstanceOf(UnreadableException.class);
    }
    assertThat(sweeps.setAside(9))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.job()).isEqualTo(Job.READING);
              assertThat(item.conversation()).isEqualTo(id);
              assertThat(item.why()).contains("event 2").doesNotContain("owt", body);
              assertThat(item.tries()).isOne();
            });
    retryAfter(SetAside.FIRST);
    assertThat(sweeps.setAside(9))
        .singleElement()
        .satisfies(item -> assertThat(item.tries()).isEqualTo(2));
    damage(id, 2, "body = '" + body + "'");
    retryAfter(SetAside.FIRST);
    assertThat(sweeps.countSetAside()).as("left alone for longer").isOne();
    retryAfter(SetAside.FIRST);
    assertThat(sweeps.countSetAside()).isZero();
  }

  private void retryAfter(Duration pause) {
    clock.pass(pause.plusSeconds(1));
    var single = new SingleFailures(sweeps, clock);
    sweeps
        .retried(Job.READING, clock.instant(), 9)
        .forEach(one -> single.guard(Job.READING, one, sweeps::readLog));
  }

  @Test
  void rowsFromBeforeCountAsWhole() {
    ConversationId id = twoEvents();
    damage(id, 1, "checksum = null");
    assertThat(store.eventsAfter(id, 0, 9)).hasSize(2);
    var result = check();
    assertThat(result.damaged()).isEmpty();
    assertThat(result.events()).isEqualTo(2);
    assertThat(result.withoutChecksum()).isOne();
  }

  @Test
  void anEventThatIsMaskedLaterHasTheChecksumOfWhatStandsThere() {
    var office = new TestOffice(tables(), store, clock, Policy.Api.PRESENT);
    Chat chat = office.chat();
    chat.say("delete my account");
    Event said =
        store.eventsAfter(chat.id(), 0, 9).stream()
            .filter(event -> event.from() == Event.Sender.CUSTOMER)
            .findFirst()
            .orElseThrow();
    var amended =
        new Event(said.seq(), said.at(), said.from(), "{\"kind\":\"text\",\"text\":\"…\"}");
    tables()
        .database()
        .inTransaction(
            handle -> {
              EventRows.amend(handle, chat.id(), amended);
              return true;
            });
    assertThat(store.event(chat.id(), said.seq())).contains(amended);
  }

  @Test
  void aDamagedLogIsErasedLikeAnyOther() {
    var office = new TestOffice(tables(), store, clock, Policy.Api.PRESENT);
    Chat chat = office.chat();
    chat.say("delete my account");
    damage(chat.id(), 1, "body = '}'");
    var erasures = new JdbcErasures(tables().database());
    erasures.begin(chat.id(), Cause.EXPIRED);
    office.office.newsroom().abandon(chat.id());
    erasures.erase(chat.id(), Cause.EXPIRED, clock.instant());
    assertThat(tables().count("event")).isZero();
  }

  @Test
  void aSearchOfTheDeskPassesItOver() {
    ConversationId id = twoEvents();
    tables()
        .execute(
            "insert into hand_over (conversation, nr, team, state, reason, waiting_since, tags,"
                + " customer_wrote, agent_wrote) values (?, 1, '', 'WAITING', 'ASKED', ?, '', 0, 0)",
            id.value(),
            Rows.time(clock.instant()));
    tables().execute("update conversation set desk_nr = 1 where id = ?", id.value());
    damage(id, 1, "body = '{\"kind\":\"text\",\"text\":\"needle\"}'");
    var transcripts = new JdbcTranscripts(tables().database());
    assertThat(transcripts.search(List.of("needle"), new Sight.All(), 9).hits()).isEmpty();
    damage(id, 1, "checksum = null");
    assertThat(transcripts.search(List.of("needle"), new Sight.All(), 9).hits()).hasSize(1);
    damage(id, 1, "body = 'needle {'");
    assertThat(transcripts.search(List.of("needle"), new Sight.All(), 9).hits())
        .as("no JSON")
        .isEmpty();
  }
}
