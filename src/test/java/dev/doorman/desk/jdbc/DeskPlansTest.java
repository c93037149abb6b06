package dev.doorman.desk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.TestOffice;
import dev.doorman.desk.NoteBook.Note;
import dev.doorman.desk.Queue.Listing;
import dev.doorman.desk.Sight;
import dev.doorman.desk.duty.Presence;
import dev.doorman.store.Explained;
import dev.doorman.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No statement of the desk reads a large table from end to end: PostgreSQL says so of each, over
 * 100,000 chats of which 300 are open.
 */
class DeskPlansTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** There are few of these: one row each, or a row for each user. */
  private static final Set<String> SMALL = Set.of("chore", "desk_turn");

  private static final List<String> FILLED =
      List.of(
          """
          insert into conversation (id, epoch, version, last_seq, last_effect, locale, state,
            created_at, touched_at, desk_nr)
          select md5('c' || n)::uuid, 'e', 1, 10, 0, 'en', (select max(state) from conversation),
            now(), now(), 1
          from generate_series(1, 100000) n""",
          """
          insert into event
          select md5('c' || n)::uuid, s, now(), 'CUSTOMER', '{"kind":"text","text":"parcel"}'
          from generate_series(1, 100000) n, generate_series(1, 10) s""",
          """
          insert into hand_over (conversation, nr, team, state, reason, waiting_since, claimed_at,
            closed_at, agent, agent_name, tags, customer_wrote, agent_wrote)
          select md5('c' || n)::uuid, 1, 'team' || (n % 10),
            case when n <= 100 then 'WAITING' when n <= 200 then 'HELD' when n <= 300 then 'INBOX'
              else 'CLOSED' end,
            'ASKED', now() - n * interval '1 minute', now(),
            case when n > 300 then now() - n * interval '1 minute' end,
            md5('a' || (n % 50))::uuid, 'Agent', '', 0, 0
          from generate_series(1, 100000) n""",
          """
          insert into left_message
          select md5('c' || n)::uuid, md5('l' || n)::uuid, 'text', null, now()
          from generate_series(1, 50000) n""",
          """
          insert into desk_presence
          select md5('n' || (n % 500))::uuid, md5('p' || n)::uuid, 'ONLINE', now()
          from generate_series(1, 50000) n""",
          """
          insert into desk_connected
          select md5('n' || (n % 500))::uuid, md5('c' || n)::uuid, now()
          from generate_series(1, 50000) n""",
          """
          insert into desk_requeued select md5('c' || n)::uuid, 1, now()
          from generate_series(1, 50000) n""",
          """
          insert into desk_note
          select md5('c' || n)::uuid, md5('o' || n)::uuid, now(), md5('a')::uuid, 'Agent', 'text'
          from generate_series(1, 50000) n""",
          """
          insert into desk_seen select md5('c' || n)::uuid, md5('a')::uuid, 5
          from generate_series(1, 50000) n""");

  private static TestDatabase tables;

  @BeforeAll
  static void fill() {
    tables = TestDatabase.onPostgres();
    new TestOffice(tables).chat();
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
  void noStatementReadsALargeTableFromEndToEnd() throws Exception {
    var explained = new Explained(tables.source());
    run(explained);
    Map<String, String> scans = new TreeMap<>();
    for (var plan : explained.plans().entrySet()) {
      for (JsonNode node : JSON.readTree(plan.getValue()).findParents("Node Type")) {
        String table = node.path("Relation Name").asText();
        if (node.path("Node Type").asText().contains("Seq Scan") && !SMALL.contains(table)) {
          scans.put(plan.getKey(), table);
        }
      }
    }
    assertThat(scans).isEmpty();
    assertThat(explained.plans()).as("statements that were run").hasSizeGreaterThan(35);
    assertThat(String.join("\n", explained.plans().keySet()))
        .contains(
            " hand_over",
            " desk_presence",
            " desk_connected",
            " desk_requeued",
            " desk_turn",
            " desk_note",
            " desk_seen");
  }

  private static void run(Explained explained) {
    runQueue(new JdbcQueue(explained.database()));
    var transcripts = new JdbcTranscripts(explained.database());
    var agent = new UserId(UUID.randomUUID());
    transcripts.search(List.of("parcel"), new Sight.Teams(agent, Set.of("team1")), 5);
    transcripts.search(List.of("nowhere-to-be-found"), new Sight.All(), 5);
    var notes = new JdbcNoteBook(explained.database());
    var note = new Note(UUID.randomUUID(), NOW, agent, "Agent", "text");
    notes.add(id(), note);
    notes.of(id());
    runPresences(new JdbcPresences(explained.database()), agent);
  }

  private static ConversationId id() {
    return new ConversationId(UUID.randomUUID());
  }

  private static void runQueue(JdbcQueue queue) {
    var agent = new UserId(UUID.randomUUID());
    for (Listing listing : Listing.values()) {
      for (Sight sight :
          List.of(
              new Sight.All(), new Sight.Teams(agent, Set.of("no such team")), new Sight.None())) {
        queue.list(listing, agent, sight, NOW, 100);
      }
    }
    queue.open(NOW, 500);
    List<ConversationId> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(id());
    }
    queue.chats(many, NOW);
    queue.openIds();
    queue.waiting(500);
    queue.held();
    queue.holds();
    queue.counts();
    queue.place(id());
    queue.waitingFor("team1");
    queue.waits("team1", Instant.now().minusSeconds(3600), 15);
    queue.background(id());
    ConversationId some = id();
    queue.seen(some, agent, 1);
    queue.seen(some, agent, 2);
    queue.purge(some);
  }

  private static void runPresences(JdbcPresences presences, UserId agent) {
    UUID node = UUID.randomUUID();
    presences.renew(node, Map.of(agent, Presence.ONLINE), NOW);
    presences.renew(node, Map.of(agent, Presence.AWAY), NOW.plusSeconds(15));
    presences.leave(node, agent, NOW);
    presences.leaveAll(node, NOW);
    presences.present(Instant.now().plusSeconds(3600));
    presences.lastSeen(List.of(agent));
    presences.lastTold(agent, NOW);
    presences.connected(node, List.of(id(), id()), NOW);
    presences.forget(NOW);
    presences.lead(NOW, NOW.plusSeconds(1));
    presences.rest(NOW.plusSeconds(1), NOW);
    presences.turns();
    presences.turn(agent, NOW);
    presences.turn(agent, NOW);
  }
}
