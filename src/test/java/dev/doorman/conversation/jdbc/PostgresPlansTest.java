package dev.doorman.conversation.jdbc;

import static dev.doorman.conversation.jdbc.TestChange.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ArticleId;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.SetAside;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Vote.Helpful;
import dev.doorman.feedback.Votes;
import dev.doorman.feedback.jdbc.JdbcVotes;
import dev.doorman.store.Explained;
import dev.doorman.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement reads a large table from end to end: PostgreSQL says so of each of them, over a
 * million events. H2 has the same indexes and is not asked: it is for what one node carries.
 */
class PostgresPlansTest {
  private static final RequestId REQUEST = new RequestId("dr-plan");
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What grows by conversations; the outbox does while the deletion API is down. */
  private static final List<String> FILLED =
      List.of(
          """
          insert into conversation (id, resume_hash, epoch, version, last_seq, last_effect, locale,
            state, created_at, touched_at, subject, park_at)
          select md5('c' || n)::uuid, md5('r' || n), 'e', 1, 10, 0, 'en', '{}', now(), now(),
            'subject-' || n, now() + interval '1 year' from generate_series(1, 100000) n""",
          """
          insert into event
          select md5('c' || n)::uuid, s, now(), 'BOT', '{}'
          from generate_series(1, 100000) n, generate_series(1, 10) s""",
          """
          insert into client_message
          select md5('c' || n)::uuid, md5('m' || n || '-' || s)::uuid, s, now()
          from generate_series(1, 100000) n, generate_series(1, 2) s""",
          """
          insert into outbox (conversation, ord, effect, call_key, attempts, created_at, due_at)
          select md5('c' || n)::uuid, 1, '{"is":"Withdraw","attempt":1}', 'k' || n, n % 2, now(),
            now() + interval '1 year' from generate_series(1, 50000) n""",
          """
          insert into dead_letter
          select md5('c' || n)::uuid, 9, '{"is":"Withdraw","attempt":1}', 'k', 1, now(), 'why', now()
          from generate_series(1, 20000) n""",
          """
          insert into watch (conversation, request, attempt, due_at)
          select md5('c' || n)::uuid, 'dr-' || n, 1, now() + interval '1 year'
          from generate_series(1, 50000) n""",
          """
          insert into deletion_record (conversation, attempt, request, locale, wished_at, outcome,
            expected_by)
          select md5('c' || n)::uuid, 1, 'dr-' || n, 'en', now(),
            case when n % 10 = 0 then 'ACCEPTED' else 'COMPLETED' end, date '2099-01-01'
          from generate_series(1, 100000) n""",
          "insert into webhook_event select 'evt-' || n, now() from generate_series(1, 50000) n",
          """
          insert into resume_secret
          select md5('s' || n), md5('c' || n)::uuid, now() from generate_series(1, 50000) n""",
          """
          insert into left_message
          select md5('c' || n)::uuid, md5('l' || n)::uuid, 'text', null, now()
          from generate_series(1, 50000) n""",
          """
          insert into hand_over (conversation, nr, team, state, reason, waiting_since, tags,
            customer_wrote, agent_wrote)
          select md5('c' || n)::uuid, 1, 'support', 'CLOSED', 'ASKED', now(), '', 0, 0
          from generate_series(1, 50000) n""",
          """
          insert into answer_vote
          select md5('c' || n)::uuid, 2, 'a', 'v', 's', true, null, now()
          from generate_series(1, 50000) n""",
          """
          insert into set_aside
          select 'another-job', md5('c' || n)::uuid, 'unreadable', 1, now(), now()
          from generate_series(1, 50000) n""",
          "insert into erasure select md5('e' || n)::uuid, now(), 'EXPIRED'"
              + " from generate_series(1, 50000) n",
          """
          insert into desk_requeued select md5('c' || n)::uuid, 1, now()
          from generate_series(1, 50000) n""",
          """
          insert into article_vote
          select 'a', md5('v' || n)::uuid, 'v', true, null, now()
          from generate_series(1, 50000) n""");

  private static final Holder ANN = new Holder(new UserId(new UUID(0, 1)), "Ann");

  /** Tables of the desk, whose statements DeskPlansTest and PostgresExtrasPlansTest look at. */
  private static final Set<String> OF_THE_DESK = Set.of("canned_reply", "hook_delivery");

  private static TestDatabase tables;

  @BeforeAll
  static void fill() {
    tables = TestDatabase.onPostgres();
    FILLED.forEach(tables::execute);
    tables.execute("analyze");
  }

  @AfterAll
  static void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Test
  void noStatementReadsALargeTableFromEndToEnd() {
    assertThat(tables.count("event")).isEqualTo(1_000_000);
    var explained = new Explained(tables.source());
    run(explained);

    Map<String, String> scans = new TreeMap<>();
    explained.plans().forEach((sql, plan) -> note(scans, sql, plan));
    assertThat(scans).isEmpty();
    assertThat(explained.plans()).as("statements that were run").hasSizeGreaterThan(45);
    assertThat(String.join("\n", explained.plans().keySet()))
        .contains(
            TestDatabase.tables().stream()
                .filter(table -> !OF_THE_DESK.contains(table) && !table.startsWith("desk_"))
                .map(table -> " " + table)
                .toArray(String[]::new));
  }

  @Test
  void aStatementWithoutAnIndexWouldBeNoticed() {
    var explained = new Explained(tables.source());
    explained
        .database()
        .read(
            handle ->
                handle
                    .select("select 1 from event where body = ?", "x")
                    .mapTo(Integer.class)
                    .list());
    Map<String, String> scans = new TreeMap<>();
    explained.plans().forEach((sql, plan) -> note(scans, sql, plan));
    assertThat(scans).containsValue("event");
  }

  private static void note(Map<String, String> scans, String sql, String plan) {
    try {
      for (JsonNode node : JSON.readTree(plan).findParents("Node Type")) {
        // The number of given up effects is the number of rows; there are few chores and webhooks.
        if (node.path("Node Type").asText().contains("Seq Scan")
            && !List.of("chore", "webhook").contains(node.path("Relation Name").asText())
            && !sql.equals("select count(*) from dead_letter")) {
          scans.put(sql, node.path("Relation Name").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls all that the stores can do. */
  private static void run(Explained explained) {
    var store = new JdbcConversationStore(explained.database());
    var outbox = new JdbcOutbox(explained.database());
    var letters = new JdbcDeadLetters(explained.database());
    Conversation conversation = TestChange.newConversation();
    ConversationId id = conversation.id();
    store.create(conversation, "hash", Optional.of("https://help.example/"), TIME);
    var subject = new Subject("sam");
    store.commit(everything(conversation, subject).build());
    store.commit(
        TestChange.of(store.read(id).orElseThrow())
            .flow(new Flow.Verifying(REQUEST, Flow.Link.LIVE))
            .watch(REQUEST, TIME)
            .effects(new Effect.Withdraw(1))
            .build());
    store.findByResumeHash("hash");
    store.findUnderWay(subject);
    for (int i = 0; i < 12; i++) {
      store.admit(id, subject, "further-" + i, TIME.plusSeconds(i));
    }
    store.acknowledged(id, new ClientMessageId(UUID.randomUUID()));
    store.readFor(id, new ClientMessageId(UUID.randomUUID()));
    store.eventsAfter(id, 0, 100);
    store.event(id, 1);
    store.versions(many());
    store.handOvers(id);

    var first = outbox.lease(TIME, LEASE, 16).getFirst();
    outbox.retry(first, TIME, "down");
    first = outbox.lease(TIME, LEASE, 16).getFirst();
    outbox.giveUp(first, "why", TIME);
    outbox.drop(first);
    outbox.requestOf(id, 1);
    var second = outbox.lease(TIME, LEASE, 16).getFirst();
    outbox.giveUp(second, "why", TIME);
    outbox.drop(second);
    letters.givenUp(500);
    letters.failing(500);
    letters.count();
    letters.retry(id, second.lease().ord(), TIME);
    var third = outbox.lease(TIME, LEASE, 16).getFirst();
    store.commit(
        TestChange.of(store.read(id).orElseThrow())
            .watch(REQUEST, TIME)
            .done(third.lease())
            .purgeAt(TIME)
            .build());

    runWatches(explained, id);
    runVotes(explained, id);
    runSweeps(explained, id);
    // The end of a flow takes the watch along, the end of a conversation its secrets.
    store.commit(
        TestChange.of(store.read(id).orElseThrow()).flow(new Flow.Open()).ending().build());
    runErasures(explained, id, subject);
  }

  private static void runErasures(Explained explained, ConversationId id, Subject subject) {
    var erasures = new JdbcErasures(explained.database());
    erasures.lead(TIME, TIME.plus(LEASE));
    erasures.stored(id);
    erasures.of(subject);
    erasures.untouchedSince(TIME, TIME, 200);
    erasures.unfinished(TIME, 200);
    erasures.begin(id, Erasures.Cause.HOLDER);
    erasures.setAside(SetAside.Job.ERASURE, id, "why", TIME);
    erasures.setAside(SetAside.Job.ERASURE, id, "why", TIME);
    erasures.restored(SetAside.Job.ERASURE, id);
    erasures.erase(id, Erasures.Cause.HOLDER, TIME);
    erasures.settled(TIME, 200);
    erasures.remove(id);
  }

  private static TestChange everything(Conversation conversation, Subject subject) {
    var message = new ClientMessageId(UUID.randomUUID());
    var acceptedAt = TIME.minusSeconds(60);
    return TestChange.of(conversation)
        .event("one")
        .event("two")
        .subject(subject)
        .message(message, 1)
        .left(new LeftMessage(message, "text", Optional.empty()))
        .effects(new Effect.CreateRequest(1))
        .desk(
            new Desk.None(1),
            new HandOverChange.Begun(1, "support", HandOver.Reason.ASKED, HandOver.Stage.WAITING),
            new HandOverChange.Rejoined(1, "support"),
            new HandOverChange.Taken(1, ANN),
            new HandOverChange.Wrote(1, HandOverChange.Author.CUSTOMER),
            new HandOverChange.Wrote(1, HandOverChange.Author.AGENT),
            new HandOverChange.Requeued(1, "support"),
            new HandOverChange.Moved(1, "support"),
            new HandOverChange.Shelved(1),
            new HandOverChange.LeftInstead(1),
            new HandOverChange.Ended(
                1, HandOver.Stage.CLOSED, Optional.empty(), HandOverChange.Rating.ASKED),
            new HandOverChange.Rated(1, 5, Optional.empty()))
        .note(
            new Note.Wished(1),
            new Note.Requested(1),
            new Note.Made(1, REQUEST),
            new Note.Verified(1),
            new Note.Confirmed(1),
            new Note.Accepted(1, acceptedAt, LocalDate.of(2026, 3, 20)),
            new Note.StopAsked(1),
            new Note.Withdrawn(1),
            new Note.Completed(1));
  }

  private static void runWatches(Explained explained, ConversationId id) {
    var watches = new JdbcWatches(explained.database());
    watches.attend(many(), TIME, LEASE);
    watches.attend(List.of(id), TIME, LEASE);
    var due = watches.lease(TIME, LEASE, 16).getFirst();
    watches.again(due, TIME.plusSeconds(30));
    watches.hasten(id, TIME);
    watches.hear("evt-plan", REQUEST, TIME);
    watches.forgetEvents(TIME);
  }

  private static void runVotes(Explained explained, ConversationId id) {
    var votes = new JdbcVotes(explained.database());
    var source = new Votes.Source(new ArticleId("delete-or-deactivate"), "v", "s");
    var vote = new Vote(Helpful.YES, Optional.empty());
    votes.onAnswer(id, 1, source, vote, TIME);
    votes.onArticle(source.article(), "v", UUID.randomUUID(), vote, TIME);
    votes.of(id);
    votes.purge(id);
  }

  private static void runSweeps(Explained explained, ConversationId id) {
    var sweeps = new JdbcSweeps(explained.database());
    sweeps.silent(TIME, 50);
    sweeps.overdueAnswers(TIME, 50);
    sweeps.purgeable(TIME, 50);
    sweeps.completedDeletion(id);
    sweeps.overdueDeletions(LocalDate.of(2026, 4, 1));
    sweeps.purge(id, "epoch-2", new Event(1, TIME, Sender.BOT, "{}"));
  }

  /** As many as are asked about at once. */
  private static List<ConversationId> many() {
    List<ConversationId> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(new ConversationId(UUID.randomUUID()));
    }
    return ids;
  }
}
