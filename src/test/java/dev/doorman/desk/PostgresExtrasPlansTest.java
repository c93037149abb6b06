package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.hook.Deliveries;
import dev.doorman.desk.hook.Deliveries.Result;
import dev.doorman.desk.hook.Deliveries.State;
import dev.doorman.desk.hook.SubscriptionId;
import dev.doorman.desk.jdbc.JdbcChatFacts;
import dev.doorman.desk.jdbc.JdbcHookDeliveries;
import dev.doorman.desk.jdbc.JdbcReportRows;
import dev.doorman.store.Explained;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements of webhooks and reports use indexes, over as many rows as a busy year leaves. */
class PostgresExtrasPlansTest {
  private static Instant now;
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILLED =
      List.of(
          """
          insert into conversation (id, epoch, version, last_seq, last_effect, locale, state,
            created_at, touched_at)
          select md5('c' || n)::uuid, 'e', 1, 1, 0, 'en', '{}', now(), now()
          from generate_series(1, 100000) n""",
          """
          insert into hand_over (conversation, nr, team, state, reason, waiting_since, tags,
            customer_wrote, agent_wrote)
          select md5('c' || n)::uuid, 1, 'support', 'CLOSED', 'ASKED',
            now() - n * interval '5 minutes', '', 1, 1 from generate_series(1, 100000) n""",
          """
          insert into deletion_record (conversation, attempt, request)
          select md5('c' || n)::uuid, 1, 'dr-' || n from generate_series(1, 50000) n""",
          """
          insert into left_message
          select md5('c' || n)::uuid, md5('l' || n)::uuid, 'text', 'a@b.example', now()
          from generate_series(1, 50000) n""",
          """
          insert into webhook
          select md5('w' || n)::uuid, 'https://helpdesk.example', ' chat.message ', 's', true,
            now(), md5('u')::uuid from generate_series(1, 5) n""",
          """
          insert into hook_delivery (webhook, event, conversation, type, at, seq, detail, state,
            attempts, tried_since, due_at)
          select md5('w' || n % 5 + 1)::uuid, md5('h' || n)::uuid, md5('c' || n % 100000)::uuid,
            'chat.message', now() - n * interval '8 seconds', 1, '{}',
            case when n % 1000 < 5 then 'PENDING' else 'DELIVERED' end, 1,
            now() - interval '1 hour', now() - interval '1 hour'
          from generate_series(1, 300000) n""");

  private static TestDatabase tables;

  @BeforeAll
  static void fill() {
    now = Instant.now();
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
  void noStatementReadsALargeTableFromEndToEnd() throws Exception {
    var explained = new Explained(tables.source());
    run(explained);
    assertThat(explained.plans()).as("statements that were run").hasSizeGreaterThan(9);
    List<String> scans = new ArrayList<>();
    for (var one : explained.plans().entrySet()) {
      scans.addAll(scanned(one.getValue()).stream().map(t -> t + ": " + one.getKey()).toList());
    }
    assertThat(scans).isEmpty();
  }

  private static List<String> scanned(String plan) throws JsonProcessingException {
    List<String> found = new ArrayList<>();
    for (JsonNode node : JSON.readTree(plan).findParents("Node Type")) {
      String table = node.path("Relation Name").asText();
      // There are at most twenty webhooks.
      if (node.path("Node Type").asText().contains("Seq Scan") && !table.equals("webhook")) {
        found.add(table);
      }
    }
    return found;
  }

  private static void run(Explained explained) {
    var deliveries = new JdbcHookDeliveries(explained.database());
    List<Deliveries.Due> due = deliveries.lease(now, LEASE, 16);
    assertThat(due).hasSize(16);
    var nothing = new Result(OptionalInt.of(500), Optional.empty(), Optional.empty());
    deliveries.again(due.get(0), nothing, now.plusSeconds(5));
    deliveries.finish(due.get(1), State.GIVEN_UP, nothing, now);
    SubscriptionId one = due.get(1).subscription();
    deliveries.retry(one, due.get(1).n(), now);
    deliveries.retry(one, -1, now);
    assertThat(deliveries.of(one, OptionalLong.empty(), 50)).hasSize(50);
    deliveries.purge(due.get(0).conversation());
    deliveries.forget(now.minus(Duration.ofDays(60)));

    List<Instant> seen = new ArrayList<>();
    new JdbcReportRows(explained.database())
        .between(now.minus(Duration.ofDays(7)), now, row -> seen.add(row.waitingSince()));
    assertThat(seen).hasSizeGreaterThan(1000).isSorted();
    var facts = new JdbcChatFacts(explained.database());
    assertThat(facts.of(due.get(0).conversation())).isPresent();
    assertThat(facts.of(new ConversationId(UUID.randomUUID()))).isEmpty();
  }
}
