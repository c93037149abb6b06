package dev.doorman.wiring;

import dev.doorman.access.Sessions;
import dev.doorman.access.account.User;
import dev.doorman.access.account.Users;
import dev.doorman.answer.Rewording;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.Staffing;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Whispers;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Moves;
import dev.doorman.desk.NoteBook;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Suggestions;
import dev.doorman.desk.Summaries;
import dev.doorman.desk.Transcripts;
import dev.doorman.desk.duty.Agents;
import dev.doorman.desk.duty.Assigner;
import dev.doorman.desk.duty.Hours;
import dev.doorman.desk.duty.Presences;
import dev.doorman.desk.duty.QueueStaffing;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.duty.Rounds;
import dev.doorman.desk.jdbc.JdbcNoteBook;
import dev.doorman.desk.jdbc.JdbcPresences;
import dev.doorman.desk.jdbc.JdbcQueue;
import dev.doorman.desk.jdbc.JdbcTranscripts;
import dev.doorman.desk.live.Attendance;
import dev.doorman.desk.live.DeskClients;
import dev.doorman.desk.live.Floor;
import dev.doorman.desk.live.Reception;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.store.Database;
import dev.doorman.store.Doorbell;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The agent desk: the queue, who is there, what agents do, and the socket of their pages. */
final class Desks {
  @Produces
  @Singleton
  Queue queue(Database database) {
    return new JdbcQueue(database);
  }

  @Produces
  @Singleton
  NoteBook notes(Database database) {
    return new JdbcNoteBook(database);
  }

  @Produces
  @Singleton
  Transcripts transcripts(Database database) {
    return new JdbcTranscripts(database);
  }

  @Produces
  @Singleton
  Presences presences(Database database) {
    return new JdbcPresences(database);
  }

  @Produces
  @Singleton
  Agents agents(Users users) {
    return () -> users.all().stream().filter(User::isEnabled).map(User::agent).toList();
  }

  @Produces
  @Singleton
  Roster roster(Agents agents, Presences presences, Queue queue, Clock clock) {
    return new Roster(agents, presences, queue, clock);
  }

  @Produces
  @Singleton
  Staffing staffing(Roster roster, Queue queue, DeskConfig config, Clock clock) {
    var hours = Hours.of(config.hours().orElseGet(List::of), config.zone());
    return new QueueStaffing(roster, queue, hours, config, clock);
  }

  @Produces
  @Singleton
  Moves moves(
      Queue queue,
      NoteBook notes,
      Office office,
      MeterRegistry meters,
      Roster roster,
      Clock clock) {
    var lost = meters.counter("doorman.desk.claims.lost");
    return new Moves(queue, notes, office.handOvers(), lost::increment, roster::isStaffed, clock);
  }

  @Produces
  @Singleton
  Suggestions suggestions(Knowledge knowledge) {
    return new Suggestions(knowledge);
  }

  @Produces
  @Singleton
  Summaries summaries(Rewording rewording) {
    return new Summaries(rewording);
  }

  @Produces
  @Singleton
  Rounds rounds(
      Queue queue,
      Presences presences,
      Roster roster,
      Office office,
      Sweeps sweeps,
      DeskConfig config,
      Clock clock) {
    var assigner = new Assigner(queue, roster, presences, office.handOvers(), clock);
    var hours = Hours.of(config.hours().orElseGet(List::of), config.zone());
    return new Rounds(
        queue, presences, roster, hours, office.handOvers(), assigner, sweeps, config, clock);
  }

  @Produces
  @Singleton
  DeskClients deskClients(
      Presences presences, Sessions sessions, Whispers whispers, DeskConfig config, Clock clock) {
    var clients = new DeskClients(presences, config, clock);
    sessions.listen(clients::end);
    whispers.listen(clients::hear);
    return clients;
  }

  @Produces
  @Singleton
  Floor floor(
      DeskClients clients,
      Queue queue,
      Roster roster,
      ConversationStore store,
      Doorbell doorbell,
      DeskConfig config,
      Clock clock) {
    var floor = new Floor(clients, queue, roster, store, config, clock);
    doorbell.listen(floor::ring);
    return floor;
  }

  @Produces
  @Singleton
  Attendance attendance(
      DeskClients clients, Queue queue, Presence customers, Presences presences, Clock clock) {
    return new Attendance(clients, queue, customers, presences, clock);
  }

  @Produces
  @Singleton
  Reception reception(
      Sessions sessions,
      DeskClients clients,
      Floor floor,
      Moves moves,
      Queue queue,
      Presences presences,
      Office office,
      Whispers whispers,
      DeskConfig config,
      Clock clock) {
    return new Reception(
        sessions,
        clients,
        floor,
        moves,
        queue,
        presences,
        office.conversations(),
        whispers,
        config,
        clock);
  }
}
