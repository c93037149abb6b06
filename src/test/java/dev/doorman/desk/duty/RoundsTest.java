package dev.doorman.desk.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HookedStore;
import dev.doorman.conversation.SetAside;
import dev.doorman.conversation.Staffing.Staff;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.DeskFault;
import dev.doorman.desk.TestDesk;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue does by itself, on a real database. */
class RoundsTest {
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
  void aChatWhoseAgentIsGoneForHalfAMinuteGoesBackAndTheCustomerIsTold() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    long before = chat.lastSeq();

    pass(Duration.ofSeconds(29));
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.HELD);

    pass(Duration.ofSeconds(1));
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
    assertThat(chat.seenAfter(before)).contains("notice desk-requeued");
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherChatFromMoving() {
    Agent ann = desk.online("ann");
    Chat spoilt = desk.waiting();
    Chat well = desk.waiting();
    Chat late = desk.waiting();
    desk.moves.claim(ann, spoilt.id());
    desk.moves.claim(ann, well.id());
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    TABLES.execute("update conversation set state = '{' where id = ?", spoilt.id().value());

    pass(desk.config.giveUpAfter());
    desk.rounds.round();
    assertThat(desk.row(well).state()).isEqualTo(ChatState.WAITING);
    assertThat(desk.row(late).state()).isEqualTo(ChatState.INBOX);
    assertThat(desk.office.sweeps.setAside(9))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.job()).isEqualTo(SetAside.Job.DESK);
              assertThat(item.conversation()).isEqualTo(spoilt.id());
            });

    pass(Duration.ofSeconds(10));
    desk.rounds.round();
    assertThat(desk.office.sweeps.setAside(9))
        .as("left alone for a minute")
        .singleElement()
        .satisfies(item -> assertThat(item.tries()).isOne());
  }

  @Test
  void oneThatCannotBeReadKeepsNoOtherChatFromBeingGivenToAnAgent() {
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    Agent ann = desk.online("ann");
    Chat spoilt = desk.waiting();
    Chat well = desk.waiting();
    TABLES.execute("update conversation set state = '{' where id = ?", spoilt.id().value());
    desk.rounds.round();
    assertThat(desk.row(well).isHeldBy(ann.id())).isTrue();
  }

  @Test
  void aMoveThatIsRefusedLeavesNoTrace() {
    Agent ann = desk.online("ann");
    Agent lead = desk.agent("lead", Set.of(Role.LEAD));
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    desk.moves.handBack(ann, chat.id());
    List<Map<String, Object>> before = audit();
    assertThatThrownBy(() -> desk.moves.transfer(lead, chat.id(), "support"))
        .isInstanceOf(DeskFault.class);
    assertThat(TABLES.count("desk_requeued")).isZero();
    assertThat(audit()).isEqualTo(before);
  }

  @Test
  void whatIsDoneIsInTheAuditLogWithIt() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    desk.moves.claim(ann, chat.id());
    desk.moves.handBack(ann, chat.id());
    assertThat(audit())
        .extracting(row -> row.get("who") + " " + row.get("act") + " " + row.get("about"))
        .containsExactly("ann chat-claimed " + chat.id(), "ann chat-handed-back " + chat.id());
  }

  @Test
  void aProcessThatEndsWithTheMoveHasNotedIt() {
    var store = new HookedStore(new JdbcConversationStore(TABLES.database()));
    var dying = new TestDesk(new TestOffice(TABLES, store), TABLES);
    Agent ann = dying.online("ann");
    Chat chat = dying.waiting();
    store.afterCommit =
        () -> {
          throw new IllegalStateException("the process ends");
        };
    assertThatThrownBy(() -> dying.moves.claim(ann, chat.id()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(audit())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("act", "chat-claimed"));
  }

  private static List<Map<String, Object>> audit() {
    return TABLES.rows("select who, act, about from desk_audit order by nr");
  }

  @Test
  void anAgentWhoComesBackInTimeKeepsTheChat() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    pass(Duration.ofSeconds(25), ann);
    pass(Duration.ofSeconds(10));
    desk.rounds.round();
    assertThat(desk.row(chat).isHeldBy(ann.id())).isTrue();
  }

  @Test
  void aKilledNodesAgentIsTakenForGoneWhenItsLeaseIsOver() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    pass(Presences.LASTS.plusSeconds(29));
    desk.otherNode().rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.HELD);
    pass(Duration.ofSeconds(2));
    desk.otherNode().rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
  }

  @Test
  void whoWaitedTooLongIsToldSoAndTheChatLandsInTheInbox() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    long before = chat.lastSeq();
    pass(Duration.ofMinutes(10).minusSeconds(1), ann);
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
    pass(Duration.ofSeconds(1), ann);
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.INBOX);
    assertThat(chat.seenAfter(before)).contains("notice desk-timeout");
  }

  @Test
  void aChatThatGoesBackAfterLongIsNotGivenUpAtOnce() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    pass(Duration.ofMinutes(20), ann);
    desk.online("somebody else");
    desk.moves.transfer(ann, chat.id(), "support");
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
  }

  @Test
  void withNobodyThereTheCustomerIsToldSoAndNobodyWaits() {
    Chat chat = desk.office.chat();
    long before = chat.lastSeq();
    chat.say("is anybody there?");
    assertThat(chat.seenAfter(before)).contains("notice desk-nobody");
    assertThat(desk.queue.waiting(10)).isEmpty();
  }

  @Test
  void somebodyAwayOrOfAnotherTeamIsNobody() {
    Agent ann = desk.agent("ann", Set.of(Role.AGENT), "support");
    desk.is(ann, Presence.AWAY);
    desk.is(desk.agent("bob", Set.of(Role.AGENT), "billing"), Presence.ONLINE);
    desk.is(desk.agent("eve", Set.of(Role.EDITOR), "support"), Presence.ONLINE);
    var id = desk.office.chat().id();
    assertThat(desk.staffing.now(Locale.ENGLISH, id)).isEqualTo(new Staff.Nobody());
    desk.is(ann, Presence.ONLINE);
    assertThat(desk.staffing.now(Locale.ENGLISH, id))
        .isEqualTo(new Staff.There("support", 1, Optional.empty()));
  }

  @Test
  void outsideOfHoursNobodyIsThereWhoeverIsOnline() {
    desk.online("ann");
    var id = desk.office.chat().id();
    // The clock stands at ten on a Sunday.
    for (String hours : List.of("Mon-Fri 09:00-17:00", "Sun 09:00-12:00")) {
      var staffing =
          new QueueStaffing(
              desk.roster,
              desk.queue,
              Hours.of(List.of(hours), ZoneOffset.UTC),
              desk.config,
              desk.office.clock);
      assertThat(staffing.now(Locale.ENGLISH, id) instanceof Staff.Nobody)
          .as(hours)
          .isEqualTo(hours.startsWith("Mon"));
    }
  }

  @Test
  void theWaitThatIsToldIsWhatFourOfFiveOfEnoughCustomersWaitedAtMost() {
    Agent ann = desk.online("ann");
    for (int i = 1; i <= 10; i++) {
      assertThat(((Staff.There) desk.staffing.now(Locale.ENGLISH, waitingNot())).expected())
          .as("after %d", i - 1)
          .isEmpty();
      Chat chat = desk.waiting();
      pass(Duration.ofSeconds(10L * i), ann);
      desk.moves.claim(ann, chat.id());
    }
    Chat first = desk.waiting();
    var place = (Staff.There) desk.staffing.now(Locale.ENGLISH, first.id());
    assertThat(place.place()).isEqualTo(1);
    assertThat(place.expected()).contains(Duration.ofSeconds(80));
    var next = (Staff.There) desk.staffing.now(Locale.ENGLISH, waitingNot());
    assertThat(next.place()).isEqualTo(2);
  }

  private ConversationId waitingNot() {
    return desk.office.chat().id();
  }

  @Test
  void placeMovesAsTheQueueMoves() {
    Agent ann = desk.online("ann");
    Chat first = desk.waiting();
    pass(Duration.ofSeconds(1), ann);
    Chat second = desk.waiting();
    pass(Duration.ofSeconds(1), ann);
    Chat third = desk.waiting();
    long before = third.lastSeq();
    desk.rounds.round();
    assertThat(third.seenAfter(before)).as("nothing has moved").isEmpty();
    desk.moves.claim(ann, first.id());
    pass(desk.config.every(), ann);
    desk.rounds.round();
    assertThat(second.seen()).containsOnlyOnce("notice desk-place");
    assertThat(third.events().getLast().body()).contains("number 2 in line");
    pass(desk.config.every(), ann);
    desk.rounds.round();
    assertThat(third.seenAfter(before)).containsExactly("notice desk-place");
  }

  @Test
  void onlyAnAgentOfTheTeamWithCapacityWhoTakesChatsIsSomebody() {
    desk.is(desk.agent("root", Set.of(Role.ADMIN), "support"), Presence.ONLINE);
    desk.is(desk.agent("boss", Set.of(Role.LEAD), "billing"), Presence.ONLINE);
    desk.is(desk.agent("full", Set.of(Role.LEAD), 0, "support"), Presence.ONLINE);
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    assertThat(desk.roster.isStaffed("support")).isFalse();
    assertThat(desk.staffing.now(Locale.ENGLISH, waitingNot())).isEqualTo(new Staff.Nobody());
    desk.online("ann");
    assertThat(desk.roster.isStaffed("support")).isTrue();
  }

  @Test
  void messageFromTheInboxGoesBackThereWhenItsAgentIsGone() {
    Chat chat = desk.office.chat();
    chat.leave("please call me about my photos", null);
    Agent ann = desk.online("ann");
    Chat live = desk.waiting();
    desk.moves.claim(ann, chat.id());
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    pass(Duration.ofMinutes(1));
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.INBOX);
    assertThat(chat.seen()).contains("notice desk-shelved").doesNotContain("notice desk-requeued");
    assertThat(desk.queue.waiting(9))
        .extracting(dev.doorman.desk.Queue.Waiting::id)
        .containsExactly(live.id());
  }

  @Test
  void chatIsNotPassedToATeamWhereNobodyIsThere() {
    Agent ann = desk.online("ann");
    Agent bob = desk.agent("bob", Set.of(Role.AGENT), "billing");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    assertThatThrownBy(() -> desk.moves.transfer(ann, chat.id(), "billing"))
        .isInstanceOfSatisfying(
            DeskFault.class,
            fault -> assertThat(fault.code()).isEqualTo(DeskFault.Code.NOBODY_THERE));
    assertThatThrownBy(() -> desk.moves.transfer(ann, chat.id(), "support"))
        .as("to those whose only one has it already")
        .isInstanceOf(DeskFault.class);
    assertThat(desk.row(chat).isHeldBy(ann.id())).isTrue();
    desk.is(bob, Presence.ONLINE);
    desk.moves.transfer(ann, chat.id(), "billing");
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
  }

  @Test
  void automaticAssignmentGoesRoundAndStopsAtTheCapacity() {
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    Agent ann = desk.online("ann");
    Agent bob = desk.online("bob");
    List<Chat> chats =
        IntStream.range(0, 10)
            .mapToObj(
                i -> {
                  desk.office.clock.pass(Duration.ofMillis(10));
                  return desk.waiting();
                })
            .toList();
    desk.rounds.round();
    List<Optional<Agent>> holders =
        chats.stream()
            .map(
                chat ->
                    List.of(ann, bob).stream()
                        .filter(agent -> desk.row(chat).isHeldBy(agent.id()))
                        .findFirst())
            .toList();
    assertThat(holders.subList(0, 8))
        .containsExactly(
            Optional.of(ann),
            Optional.of(bob),
            Optional.of(ann),
            Optional.of(bob),
            Optional.of(ann),
            Optional.of(bob),
            Optional.of(ann),
            Optional.of(bob));
    assertThat(holders.subList(8, 10)).containsOnly(Optional.empty());
  }

  @Test
  void chatsAreNotAssignedToThoseWhoAreAway() {
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.is(ann, Presence.AWAY);
    desk.rounds.round();
    assertThat(desk.row(chat).state()).isEqualTo(ChatState.WAITING);
  }

  @Test
  void whoWritesTheCustomersLanguageComesFirst() {
    desk.config.assignment = DeskConfig.Assignment.AUTOMATIC;
    desk.online("ann");
    var bob =
        new Agent(
            new UserId(UUID.randomUUID()),
            "bob",
            "Agent bob",
            Set.of(Role.AGENT),
            Set.of("support"),
            Set.of("es-MX"),
            4);
    desk.agents.add(bob);
    desk.is(bob, Presence.ONLINE);
    Chat chat = desk.office.chat(Locale.forLanguageTag("es"));
    chat.say("is anybody there?");
    desk.rounds.round();
    assertThat(desk.row(chat).isHeldBy(bob.id())).isTrue();
  }
}
