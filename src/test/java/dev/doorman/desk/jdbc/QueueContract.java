package dev.doorman.desk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.Holder;
import dev.doorman.desk.ChatState;
import dev.doorman.desk.NoteBook.Note;
import dev.doorman.desk.Queue.Listing;
import dev.doorman.desk.Sight;
import dev.doorman.desk.TestDesk;
import dev.doorman.desk.Transcripts.Found;
import dev.doorman.desk.Transcripts.Hit;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk keeps and reads, on whichever database. */
abstract class QueueContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private TestDesk desk;

  abstract TestDatabase tables();

  @BeforeEach
  void clear() {
    tables().clear();
    desk = new TestDesk(tables());
  }

  private void pass(Duration time) {
    desk.office.clock.pass(time);
    desk.agents.forEach(agent -> desk.is(agent, Presence.ONLINE));
  }

  private List<ConversationId> list(Listing listing, Agent who) {
    return desk
        .queue
        .list(listing, who.id(), Sight.of(who), desk.office.clock.instant(), 100)
        .stream()
        .map(dev.doorman.desk.Chat::id)
        .toList();
  }

  private void close(Chat chat, Agent by) {
    desk.moves.close(by, chat.id(), new Closing(HandOver.Outcome.SOLVED, List.of("a tag")));
  }

  @Test
  void whoWaitsLongestStandsFirst() {
    Agent ann = desk.online("ann");
    Chat first = desk.waiting();
    pass(MINUTE);
    Chat second = desk.waiting();
    assertThat(list(Listing.WAITING, ann)).containsExactly(first.id(), second.id());
    assertThat(desk.queue.place(second.id())).contains(2);
    assertThat(desk.queue.waitingFor("support")).isEqualTo(2);
    assertThat(desk.queue.waitingFor("billing")).isZero();
  }

  @Test
  void whoWasToldThatEverybodyIsGoneCountsAsToldUntilSomebodyIsBack() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    var handOvers = desk.office.office.handOvers();
    assertThat(waiting().desertedToldAt()).isEmpty();
    handOvers.waiting().deserted(chat.id(), 1, Optional.empty());
    assertThat(waiting().desertedToldAt()).contains(desk.office.clock.instant());
    assertThat(waiting().placeTold()).as("it's void").isZero();
    handOvers.waiting().staffedAgain(chat.id(), 1, 1);
    assertThat(waiting().desertedToldAt()).isEmpty();
    assertThat(waiting().placeTold()).isEqualTo(1);

    handOvers.waiting().deserted(chat.id(), 1, Optional.empty());
    desk.moves.claim(ann, chat.id());
    handOvers.waiting().deserted(chat.id(), 1, Optional.empty());
    assertThat(chat.seen()).as("not while an agent has it").last().isEqualTo("notice desk-claimed");
    handOvers.requeue(chat.id(), "support", HandOvers.Why.AGENT_OFFLINE, Optional.of(ann.id()));
    assertThat(waiting().desertedToldAt()).isEmpty();
  }

  private dev.doorman.desk.Queue.Waiting waiting() {
    return desk.queue.waiting(9).getFirst();
  }

  @Test
  void aRowTellsHowTheChatStands() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    dev.doorman.desk.Chat waiting = desk.row(chat);
    assertThat(waiting.state()).isEqualTo(ChatState.WAITING);
    assertThat(waiting.reason()).isEqualTo("asked");
    assertThat(waiting.team()).isEqualTo("support");
    assertThat(waiting.last().text()).isEqualTo("is anybody there?");
    assertThat(waiting.last().from()).isEqualTo("customer");
    assertThat(waiting.agent()).isEmpty();

    desk.moves.claim(ann, chat.id());
    chat.say("my order is lost");
    dev.doorman.desk.Chat held = desk.row(chat);
    assertThat(held.isHeldBy(ann.id())).isTrue();
    assertThat(held.last().text()).isEqualTo("my order is lost");
    assertThat(held.unread()).isEqualTo(2);
    assertThat(desk.queue.seen(chat.id(), ann.id(), chat.lastSeq())).isTrue();
    assertThat(desk.queue.seen(chat.id(), ann.id(), 1)).as("never back").isFalse();
    assertThat(desk.row(chat).unread()).isZero();

    close(chat, ann);
    dev.doorman.desk.Chat closed = desk.row(chat);
    assertThat(closed.state()).isEqualTo(ChatState.CLOSED);
    assertThat(closed.outcome()).contains("solved");
    assertThat(closed.tags()).containsExactly("a tag");
    assertThat(list(Listing.CLOSED, ann)).containsExactly(chat.id());
    assertThat(desk.queue.openIds()).isEmpty();
  }

  @Test
  void anAgentSeesOwnTeamsAndOwnChatsOnlyAndAnEditorNone() {
    Agent ann = desk.online("ann");
    Agent bob = desk.agent("bob", Set.of(Role.AGENT), "billing");
    Agent lea = desk.agent("lea", Set.of(Role.LEAD), "billing");
    Agent eve = desk.agent("eve", Set.of(Role.EDITOR), "support");
    Chat waiting = desk.waiting();
    Chat closed = desk.waiting();
    desk.moves.claim(ann, closed.id());
    close(closed, ann);

    assertThat(list(Listing.WAITING, ann)).containsExactly(waiting.id());
    assertThat(list(Listing.WAITING, bob)).isEmpty();
    assertThat(list(Listing.WAITING, lea)).containsExactly(waiting.id());
    assertThat(list(Listing.WAITING, eve)).isEmpty();
    assertThat(list(Listing.CLOSED, ann)).containsExactly(closed.id());
    assertThat(list(Listing.CLOSED, bob)).isEmpty();
    assertThat(list(Listing.CLOSED, lea)).containsExactly(closed.id());
    assertThat(list(Listing.CLOSED, eve)).isEmpty();

    desk.office.office.handOvers().claim(waiting.id(), new Holder(bob.id(), "Agent bob"));
    assertThat(list(Listing.MINE, bob)).as("given to someone of another team").hasSize(1);
    assertThat(list(Listing.MINE, ann)).isEmpty();
    assertThat(list(Listing.ALL, ann)).containsExactly(waiting.id());
    assertThat(desk.queue.holds()).isEqualTo(Map.of(bob.id(), 1));
    assertThat(desk.queue.counts()).isEqualTo(Map.of(ChatState.HELD, 1));
  }

  @Test
  void aCustomerIsConnectedWhileSomeNodeSaysSo() {
    desk.online("ann");
    Chat chat = desk.waiting();
    assertThat(desk.row(chat).connected()).isFalse();
    UUID other = UUID.randomUUID();
    var until = desk.office.clock.instant().plus(Presences.LASTS);
    desk.presences.connected(desk.node, List.of(chat.id()), until);
    desk.presences.connected(other, List.of(chat.id()), until);
    desk.presences.connected(desk.node, List.of(), until);
    assertThat(desk.row(chat).connected()).as("on the other node").isTrue();
    desk.office.clock.pass(Presences.LASTS);
    assertThat(desk.row(chat).connected()).as("which is silent").isFalse();
  }

  @Test
  void searchFindsAllWordsInAnyCaseLatestChatFirst() {
    Agent ann = desk.online("ann");
    Chat old = desk.waiting();
    old.say("My PARCEL from Zürich is lost, 100 % sure");
    pass(MINUTE);
    Chat late = desk.waiting();
    late.say("where is the parcel?");
    Sight sight = Sight.of(ann);

    assertThat(hits(desk.transcripts.search(List.of("parcel"), sight, 10)))
        .containsExactly(late.id(), old.id());
    assertThat(hits(desk.transcripts.search(List.of("LOST", "parcel"), sight, 10)))
        .containsExactly(old.id());
    assertThat(hits(desk.transcripts.search(List.of("ZÜRICH"), sight, 10)))
        .containsExactly(old.id());
    assertThat(hits(desk.transcripts.search(List.of("%"), sight, 10))).containsExactly(old.id());
    assertThat(hits(desk.transcripts.search(List.of("kind"), sight, 10)))
        .as("what only the stored form has")
        .isEmpty();
    Found first = desk.transcripts.search(List.of("parcel"), sight, 1);
    assertThat(first.hits()).hasSize(1);
    assertThat(first.cut()).isTrue();
    assertThat(first.hits().getFirst().excerpt()).contains("where is the parcel?");
    assertThat(desk.transcripts.search(List.of("parcel"), sight, 10).cut()).isFalse();
  }

  @Test
  void searchKeepsToTheRights() {
    desk.online("ann");
    Chat chat = desk.waiting();
    chat.say("where is the parcel?");
    Agent bob = desk.agent("bob", Set.of(Role.AGENT), "billing");
    Agent eve = desk.agent("eve", Set.of(Role.EDITOR), "support");
    assertThat(desk.transcripts.search(List.of("parcel"), Sight.of(bob), 10).hits()).isEmpty();
    assertThat(desk.transcripts.search(List.of("parcel"), Sight.of(eve), 10).hits()).isEmpty();
  }

  private static List<ConversationId> hits(Found found) {
    return found.hits().stream().map(Hit::chat).toList();
  }

  @Test
  void aNoteSentTwiceIsStoredOnceAndErasedWithTheRest() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    UUID id = UUID.randomUUID();
    Note first = desk.moves.note(ann, chat.id(), id, "rings twice");
    Note again = desk.moves.note(ann, chat.id(), id, "something else");
    assertThat(again).isEqualTo(first);
    assertThat(desk.notes.of(chat.id())).containsExactly(first);
    desk.queue.purge(chat.id());
    assertThat(desk.notes.of(chat.id())).isEmpty();
  }

  @Test
  void aNoteHoldsNoCodeAndNoCard() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    chat.untilRequesting();
    String text = "she read out seven three nine one five four, and 4111 1111 1111 1111";
    Note noted = desk.moves.note(ann, chat.id(), UUID.randomUUID(), text);
    assertThat(noted.text()).isEqualTo("she read out ••••, and ••••••");
    assertThat(desk.notes.of(chat.id())).containsExactly(noted);
  }

  @Test
  void whoIsOnlineOnOneOfTwoNodesIsOnline() {
    TestDesk other = desk.otherNode();
    Agent ann = desk.agent("ann", Set.of(Role.AGENT), "support");
    desk.is(ann, Presence.AWAY);
    assertThat(present(ann)).contains(Presence.AWAY);
    other.is(ann, Presence.ONLINE);
    assertThat(present(ann)).contains(Presence.ONLINE);
    other.presences.leave(other.node, ann.id(), desk.office.clock.instant());
    assertThat(present(ann)).contains(Presence.AWAY);
    desk.presences.leaveAll(desk.node, desk.office.clock.instant());
    assertThat(present(ann)).isEmpty();
  }

  @Test
  void aNodeThatStopsRenewingIsBelievedForFifteenSecondsAndNoLonger() {
    Agent ann = desk.online("ann");
    desk.office.clock.pass(Presences.LASTS.minusMillis(1));
    assertThat(present(ann)).contains(Presence.ONLINE);
    desk.office.clock.pass(Duration.ofMillis(1));
    assertThat(present(ann)).isEmpty();
    assertThat(desk.presences.lastSeen(List.of(ann.id())))
        .isEqualTo(Map.of(ann.id(), desk.office.clock.instant()));
    assertThat(desk.presences.lastTold(ann.id(), desk.office.clock.instant().minus(MINUTE)))
        .contains(Presence.ONLINE);
    desk.presences.forget(desk.office.clock.instant().plus(MINUTE));
    assertThat(desk.presences.lastSeen(List.of(ann.id()))).isEmpty();
  }

  private Optional<Presence> present(Agent agent) {
    return Optional.ofNullable(desk.presences.present(desk.office.clock.instant()).get(agent.id()));
  }

  @Test
  void oneNodeAtATimeLeads() {
    var now = desk.office.clock.instant();
    tables().execute("update chore set leased_until = timestamp '2000-01-01 00:00:00'");
    var until = now.plusSeconds(10);
    assertThat(desk.presences.lead(now, until)).isTrue();
    assertThat(desk.otherNode().presences.lead(now, until)).isFalse();
    desk.presences.rest(until, now.plusSeconds(1));
    assertThat(desk.otherNode().presences.lead(now.plusSeconds(1), now.plusSeconds(11))).isTrue();
  }

  @Test
  void whoWasAwayForLongerThanItsLeaseDoesNotGiveTheNextNodesLeaseBack() {
    var now = desk.office.clock.instant().plusNanos(1_234_567);
    tables().execute("update chore set leased_until = timestamp '2000-01-01 00:00:00'");
    var until = now.plusSeconds(10);
    assertThat(desk.presences.lead(now, until)).isTrue();
    assertThat(desk.otherNode().presences.lead(until.plusSeconds(1), until.plusSeconds(11)))
        .isTrue();
    desk.presences.rest(until, until.plusSeconds(2));
    assertThat(desk.presences.lead(until.plusSeconds(3), until.plusSeconds(13))).isFalse();
  }

  @Test
  void aChatThatGoesBackKeepsItsPlaceAndGetsNewPatience() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    var asked = desk.office.clock.instant();
    desk.moves.claim(ann, chat.id());
    pass(MINUTE);
    Chat later = desk.waiting();
    pass(MINUTE);
    desk.online("somebody else");
    desk.moves.transfer(ann, chat.id(), "support");
    assertThat(list(Listing.WAITING, ann)).containsExactly(chat.id(), later.id());
    var waiting = desk.queue.waiting(10).getFirst();
    assertThat(waiting.waitingSince()).isEqualTo(asked);
    assertThat(waiting.queuedSince()).isEqualTo(desk.office.clock.instant());
    assertThat(desk.queue.waits("support", asked.minusSeconds(1), 10))
        .containsExactly(Duration.ZERO);
  }

  @Test
  void anErasedConversationIsNoChatAnyMore() {
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    new dev.doorman.conversation.jdbc.JdbcErasures(tables().database())
        .erase(
            chat.id(), dev.doorman.conversation.Erasures.Cause.HOLDER, desk.office.clock.instant());
    assertThat(list(Listing.WAITING, ann)).isEmpty();
    assertThat(desk.queue.chats(List.of(chat.id()), desk.office.clock.instant())).isEmpty();
    assertThat(desk.queue.waiting(10)).isEmpty();
  }
}
