package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.Agent;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.desk.Queue.Listing;
import dev.doorman.desk.duty.Presence;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 200 customers wait and 20 agents serve them, each on a thread, over PostgreSQL and two nodes. */
class CrowdTest {
  private static final int CUSTOMERS = 200;
  private static final int AGENTS = 20;
  private static final Closing SOLVED = new Closing(HandOver.Outcome.SOLVED, List.of());

  private static TestDatabase tables;

  private TestDesk desk;
  private TestDesk other;
  private final List<Agent> agents = new ArrayList<>();
  private final List<ConversationId> asked = new ArrayList<>();

  @BeforeAll
  static void open() {
    tables = TestDatabase.onPostgres();
  }

  @AfterAll
  static void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @BeforeEach
  void gather() {
    tables.clear();
    desk = new TestDesk(tables);
    other = desk.otherNode();
    for (int i = 0; i < AGENTS; i++) {
      agents.add(desk.online("agent" + i));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      desk.office.clock.pass(Duration.ofMillis(10));
      Chat chat = desk.waiting();
      asked.add(chat.id());
    }
  }

  private interface Shift {
    void work(Agent agent, TestDesk node) throws InterruptedException;
  }

  private void everybody(Shift shift) throws Exception {
    try (var pool = Executors.newFixedThreadPool(AGENTS)) {
      List<Callable<Boolean>> shifts = new ArrayList<>();
      for (int i = 0; i < AGENTS; i++) {
        Agent agent = agents.get(i);
        TestDesk node = i % 2 == 0 ? desk : other;
        shifts.add(
            () -> {
              shift.work(agent, node);
              return true;
            });
      }
      for (Future<Boolean> done : pool.invokeAll(shifts)) {
        done.get();
      }
    }
  }

  private void assertEverybodyWasServedOnce() {
    assertThat(desk.queue.openIds()).as("forgotten").isEmpty();
    for (ConversationId id : asked) {
      assertThat(desk.office.office.handOvers().of(id))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.stage()).isEqualTo(HandOver.Stage.CLOSED);
                assertThat(one.agentWrote()).as("served once").isEqualTo(1);
                assertThat(one.outcome()).contains(HandOver.Outcome.SOLVED);
              });
    }
  }

  @Test
  void whoTakesTheOldestServesEverybodyOldestFirstAndNobodyTwice() throws Exception {
    Map<ConversationId, Agent> served = new ConcurrentHashMap<>();
    List<ConversationId> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger lost = new AtomicInteger();
    everybody(
        (agent, node) -> {
          while (true) {
            List<dev.doorman.desk.Chat> waiting =
                node.queue.list(
                    Listing.WAITING, agent.id(), Sight.of(agent), node.office.clock.instant(), 1);
            if (waiting.isEmpty()) {
              return;
            }
            ConversationId oldest = waiting.getFirst().id();
            try {
              node.moves.claim(agent, oldest);
            } catch (DeskFault e) {
              assertThat(e.code()).isIn(DeskFault.Code.CLAIMED, DeskFault.Code.NOT_WAITING);
              lost.incrementAndGet();
              continue;
            }
            assertThat(served.put(oldest, agent)).as("taken twice").isNull();
            order.add(oldest);
            node.moves.say(agent, oldest, UUID.randomUUID(), "hello", List.of(), Optional.empty());
            node.moves.close(agent, oldest, SOLVED);
          }
        });
    assertThat(served).hasSize(CUSTOMERS);
    assertThat(lost.get()).as("raced").isPositive();
    assertEverybodyWasServedOnce();
    // Whoever was served before somebody who had asked earlier was so by the agents who took
    // their chats at the same moment, and by no more than these.
    for (int place = 0; place < CUSTOMERS; place++) {
      assertThat(Math.abs(asked.indexOf(order.get(place)) - place))
          .as("oldest first but for those taken at once")
          .isLessThan(AGENTS);
    }
  }

  @Test
  void assignedByTwoNodesEverybodyIsServedOldestFirstAndNobodyTwice() throws Exception {
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    other.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    List<ConversationId> order = Collections.synchronizedList(new ArrayList<>());
    desk.office.doorbell.listen(id -> noteIfClaimed(order, id));
    other.office.doorbell.listen(id -> noteIfClaimed(order, id));
    while (!desk.queue.openIds().isEmpty()) {
      desk.office.clock.pass(Duration.ofSeconds(2));
      agents.forEach(agent -> desk.is(agent, Presence.ONLINE));
      try (var pool = Executors.newFixedThreadPool(2)) {
        for (var done : pool.invokeAll(List.of(round(desk), round(other)))) {
          done.get();
        }
      }
      for (Agent agent : agents) {
        assertThat(desk.queue.holds().getOrDefault(agent.id(), 0)).isEqualTo(holding(order));
      }
      everybody(
          (agent, node) -> {
            for (var chat :
                node.queue.list(
                    Listing.MINE, agent.id(), Sight.of(agent), node.office.clock.instant(), 50)) {
              node.moves.say(
                  agent, chat.id(), UUID.randomUUID(), "hello", List.of(), Optional.empty());
              node.moves.close(agent, chat.id(), SOLVED);
            }
          });
    }
    assertThat(order).containsExactlyElementsOf(asked);
    assertEverybodyWasServedOnce();
  }

  /** 80 chats fill the capacity of all; the third round has 40 left. */
  private static int holding(List<ConversationId> order) {
    return order.size() == CUSTOMERS ? 2 : 4;
  }

  private static Callable<Boolean> round(TestDesk node) {
    return () -> {
      node.rounds.round();
      return true;
    };
  }

  private void noteIfClaimed(List<ConversationId> order, ConversationId id) {
    if (desk.office.store.read(id).orElseThrow().desk().isHeld() && !order.contains(id)) {
      order.add(id);
    }
  }
}
