package dev.doorman.conversation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Conversation;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** This release goes on beside a newer one, which has added columns to the tables meanwhile. */
abstract class NewerSchemaContract {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final int OFTEN = 12;

  /** A database of the test's own, with connections that are kept. */
  abstract TestDatabase tables();

  @Test
  void columnsThatANewerReleaseAddsChangeNothingForOpenConnections() {
    TestDatabase tables = tables();
    for (int i = 0; i < OFTEN; i++) {
      work(tables);
    }
    for (String table : TestDatabase.tables()) {
      tables.execute("alter table " + table + " add column newer varchar(10) default 'new'");
    }
    for (int i = 0; i < OFTEN; i++) {
      work(tables);
    }
  }

  private static void work(TestDatabase tables) {
    var store = new JdbcConversationStore(tables.database());
    var outbox = new JdbcOutbox(tables.database());
    var watches = new JdbcWatches(tables.database());
    var letters = new JdbcDeadLetters(tables.database());
    Conversation conversation = TestChange.newConversation();
    store.create(conversation, "hash-" + conversation.id(), Optional.empty(), TIME);
    store.commit(
        TestChange.of(conversation)
            .flow(new Flow.Verifying(REQUEST, Flow.Link.LIVE))
            .event("one")
            .effects(new Effect.Withdraw(1))
            .watch(REQUEST, TIME)
            .note(new Note.Made(1, REQUEST))
            .build());
    assertThat(store.eventsAfter(conversation.id(), 0, 10)).hasSize(1);
    assertThat(store.event(conversation.id(), 1)).isPresent();
    assertThat(store.handOvers(conversation.id())).isEmpty();
    var due = outbox.lease(TIME, Duration.ofMinutes(1), 9).getFirst();
    outbox.retry(due, TIME, "down");
    assertThat(letters.failing(9)).hasSize(1);
    due = outbox.lease(TIME, Duration.ofMinutes(1), 9).getFirst();
    outbox.giveUp(due, "down", TIME);
    outbox.drop(due);
    assertThat(letters.givenUp(1)).hasSize(1);
    var watch = watches.lease(TIME, Duration.ofMinutes(1), 9).getFirst();
    watches.failed(watch, TIME, "down", TIME.plusSeconds(1));
    watches.hear("event-" + conversation.id(), REQUEST, TIME);
    store.commit(
        TestChange.of(store.read(conversation.id()).orElseThrow()).flow(new Flow.Open()).build());
  }
}
