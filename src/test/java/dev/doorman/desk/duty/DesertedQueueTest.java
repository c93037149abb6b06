package dev.doorman.desk.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.conversation.Chat;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.TestDesk;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers in the queue hear when everybody of their team goes, on a real database. */
class DesertedQueueTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  private TestDesk desk;

  @BeforeEach
  void clear() {
    TABLES.clear();
    desk = new TestDesk(TABLES);
    TABLES.execute("update chore set leased_until = timestamp '2000-01-01 00:00:00'");
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private void pass(Duration time, Agent... present) {
    desk.office.clock.pass(time);
    for (Agent agent : present) {
      desk.is(agent, Presence.ONLINE);
    }
  }

  @Test
  void whoWaitsIsToldOnceThatEverybodyIsGoneAndOnceThatSomebodyIsBack() {
    Agent ann = desk.online("ann");
    Chat first = desk.waiting();
    pass(Duration.ofSeconds(1), ann);
    Chat second = desk.waiting();
    long before = second.lastSeq();
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    pass(Duration.ofSeconds(29));
    desk.rounds.round();
    assertThat(second.seenAfter(before)).as("it may be a page that is loaded anew").isEmpty();

    pass(Duration.ofSeconds(1));
    desk.rounds.round();
    pass(desk.config.every());
    desk.rounds.round();
    assertThat(first.seen()).containsOnlyOnce("notice desk-deserted");
    assertThat(second.seenAfter(before)).containsExactly("notice desk-deserted");
    assertThat(second.events().getLast().body())
        .contains("kept your place")
        .contains("write your message below")
        .doesNotContain("hours");

    first.close();
    pass(desk.config.every());
    desk.rounds.round();
    assertThat(second.seenAfter(before)).as("nobody is there for the next").hasSize(1);

    pass(desk.config.every(), ann);
    desk.rounds.round();
    pass(desk.config.every(), ann);
    desk.rounds.round();
    assertThat(second.seenAfter(before))
        .containsExactly("notice desk-deserted", "notice desk-staffed");
    assertThat(second.events().getLast().body()).contains("next in line");

    desk.is(ann, Presence.AWAY);
    desk.rounds.round();
    assertThat(second.seenAfter(before)).as("whoever is away has said so").hasSize(2);
    pass(desk.config.every());
    desk.is(ann, Presence.AWAY);
    desk.rounds.round();
    assertThat(second.seenAfter(before)).last().isEqualTo("notice desk-deserted");
  }

  @Test
  void othersOfAnotherTeamAreNobodyForThisOne() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    desk.is(desk.agent("boss", Set.of(Role.LEAD), "billing"), Presence.ONLINE);
    pass(Duration.ofSeconds(30));
    desk.is(desk.agent("bess", Set.of(Role.LEAD), "billing"), Presence.ONLINE);
    desk.rounds.round();
    assertThat(chat.seen()).contains("notice desk-deserted");
    chat.leave("please call me", null);
    pass(desk.config.every(), ann);
    desk.rounds.round();
    assertThat(chat.seen()).as("waits no more").doesNotContain("notice desk-staffed");
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.INBOX);
  }
}
