package dev.doorman.desk;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.TestOffice;
import dev.doorman.desk.duty.Assigner;
import dev.doorman.desk.duty.Hours;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import dev.doorman.desk.duty.QueueStaffing;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.duty.Rounds;
import dev.doorman.desk.jdbc.JdbcNoteBook;
import dev.doorman.desk.jdbc.JdbcPresences;
import dev.doorman.desk.jdbc.JdbcQueue;
import dev.doorman.desk.jdbc.JdbcTranscripts;
import dev.doorman.store.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The desk over a real database, with the real heart and a clock that stands still. */
public final class TestDesk {
  public final TestOffice office;
  public final TestDeskConfig config = new TestDeskConfig();
  public final List<Agent> agents;
  public final UUID node = UUID.randomUUID();
  public final Queue queue;
  public final NoteBook notes;
  public final Transcripts transcripts;
  public final Presences presences;
  public final Roster roster;
  public final QueueStaffing staffing;
  public final Moves moves;
  public final Rounds rounds;
  public final Assigner assigner;
  public final AtomicInteger claimsLost = new AtomicInteger();

  public TestDesk(TestDatabase tables) {
    this(new TestOffice(tables), new CopyOnWriteArrayList<>(), tables);
  }

  public TestDesk(TestOffice office, TestDatabase tables) {
    this(office, new CopyOnWriteArrayList<>(), tables);
  }

  private TestDesk(TestOffice office, List<Agent> agents, TestDatabase tables) {
    this.office = office;
    this.agents = agents;
    queue = new JdbcQueue(tables.database());
    notes = new JdbcNoteBook(tables.database());
    transcripts = new JdbcTranscripts(tables.database());
    presences = new JdbcPresences(tables.database());
    roster = new Roster(() -> agents, presences, queue, office.clock);
    HandOvers handOvers = office.office.handOvers();
    assigner = new Assigner(queue, roster, presences, handOvers, office.clock);
    rounds =
        new Rounds(
            queue,
            presences,
            roster,
            Hours.of(config.hours, config.zone()),
            handOvers,
            assigner,
            office.sweeps,
            config,
            office.clock);
    moves =
        new Moves(
            queue, notes, handOvers, claimsLost::incrementAndGet, roster::isStaffed, office.clock);
    staffing =
        new QueueStaffing(
            roster, queue, Hours.of(config.hours, config.zone()), config, office.clock);
    office.staffing = staffing;
  }

  /** Another node over the same tables, with the same users and the same time. */
  public TestDesk otherNode() {
    return new TestDesk(new TestOffice(office.tables, office.clock), agents, office.tables);
  }

  /** A new user who is not there yet. */
  public Agent agent(String name, Set<Role> roles, String... teams) {
    return agent(name, roles, 4, teams);
  }

  /** A new user with this capacity. */
  public Agent agent(String name, Set<Role> roles, int capacity, String... teams) {
    var agent =
        new Agent(
            new UserId(UUID.randomUUID()),
            name,
            "Agent " + name,
            roles,
            Set.of(teams),
            Set.of(),
            capacity);
    agents.add(agent);
    return agent;
  }

  /** A new agent of the team support who is online on this node. */
  public Agent online(String name) {
    Agent agent = agent(name, Set.of(Role.AGENT), "support");
    is(agent, Presence.ONLINE);
    return agent;
  }

  /** Says what an agent is on this node. */
  public void is(Agent agent, Presence presence) {
    presences.renew(
        node, Map.of(agent.id(), presence), office.clock.instant().plus(Presences.LASTS));
  }

  /** A customer who asked for a person. */
  public Chat waiting() {
    Chat chat = office.chat();
    chat.say("is anybody there?");
    return chat;
  }

  /** The chat as the lists have it. */
  public dev.doorman.desk.Chat row(Chat chat) {
    return queue.chats(List.of(chat.id()), office.clock.instant()).getFirst();
  }
}
