package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOvers.Claim;
import dev.doorman.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who want one chat at the same moment, on two nodes over one database. */
@Timeout(60)
class ClaimRaceTest {
  private static final int AGENTS = 12;
  private static final TestDatabase TABLES = TestDatabase.onDisk();

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Test
  void oneWinsAndAllOthersAreToldWho() throws Exception {
    var here = new TestOffice(TABLES);
    var there = new TestOffice(TABLES, here.clock);
    Chat chat = Agents.waiting(here);
    List<Holder> agents =
        IntStream.rangeClosed(1, AGENTS)
            .mapToObj(i -> new Holder(new UserId(new UUID(7, i)), "Agent " + i))
            .toList();
    var start = new CyclicBarrier(AGENTS);
    List<Claim> claims = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(AGENTS)) {
      List<Future<Claim>> results = new ArrayList<>();
      for (Holder agent : agents) {
        TestOffice node = results.size() % 2 == 0 ? here : there;
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return node.office.handOvers().claim(chat.id(), agent);
                }));
      }
      for (Future<Claim> result : results) {
        claims.add(result.get());
      }
    }
    Holder winner = chat.conversation().desk().holder().orElseThrow();
    for (int i = 0; i < AGENTS; i++) {
      if (agents.get(i).equals(winner)) {
        assertThat(claims.get(i)).isEqualTo(new Claim.Yours(chat.lastSeq()));
      } else {
        assertThat(claims.get(i)).isEqualTo(new Claim.TakenBy(winner));
      }
    }
    assertThat(chat.seen().stream().filter("notice desk-claimed"::equals)).hasSize(1);
    assertThat(Agents.only(chat).agent()).contains(winner);
  }
}
