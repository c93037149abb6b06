package dev.doorman.chat;

import dev.doorman.base.Subject;
import dev.doorman.chat.Client.Attached;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Staffing;
import dev.doorman.conversation.Staffing.Staff.There;
import dev.doorman.conversation.StoredTurn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Brings one client up to date with its conversation: with what this node itself stored a moment
 * ago, if nothing lies between, else from the database.
 *
 * <h2>Thread-safety</h2>
 *
 * For one thread at a time.
 */
final class CatchUp {
  private static final int PAGE = 100;

  private final Conversations conversations;
  private final Staffing staffing;
  private final Clock clock;
  private Optional<Subject> subject = Optional.empty();
  private String lastState = "";
  private long known;

  CatchUp(Conversations conversations, Staffing staffing, Clock clock) {
    this.conversations = conversations;
    this.staffing = staffing;
    this.clock = clock;
  }

  /** The version of the conversation that the client has. */
  long known() {
    return known;
  }

  /** Whose the conversation is, as far as the client's version knows. */
  Optional<Subject> subject() {
    return subject;
  }

  /**
   * Sends what the client lacks, unless it has this version.
   *
   * @param version {@link Long#MAX_VALUE} if what there is has to be looked for
   */
  void look(Client client, long version) {
    if (version > known) {
      client.attached().ifPresent(attached -> catchUp(client, attached, version));
    }
  }

  private void catchUp(Client client, Attached attached, long version) {
    Optional<StoredTurn> next =
        conversations
            .next(attached.id(), known)
            .filter(turn -> turn.after().version() >= version)
            .filter(turn -> turn.after().epoch().equals(attached.epoch()))
            .filter(turn -> turn.lastBefore() == attached.cursor());
    if (next.isPresent()) {
      send(client, attached, next.get().events());
      tell(client, next.get().after());
      return;
    }
    Optional<Conversation> read = conversations.read(attached.id());
    if (read.isEmpty()) {
      client.close(CloseCode.UNKNOWN_RESUME);
      return;
    }
    Conversation conversation = read.get();
    if (!conversation.epoch().equals(attached.epoch())) {
      // The log was begun anew: the client comes back and is given all of it.
      client.close(CloseCode.RESTART);
      return;
    }
    long cursor = attached.cursor();
    while (cursor < conversation.lastSeq()) {
      List<Event> page = conversations.eventsAfter(attached.id(), cursor, PAGE);
      if (page.isEmpty()) {
        break;
      }
      cursor = send(client, attached, page);
    }
    tell(client, conversation);
  }

  /** The number of the last of them. */
  private long send(Client client, Attached attached, List<Event> events) {
    long cursor = attached.cursor();
    for (Event event : events) {
      client.send(ServerFrames.event(event));
      cursor = event.seq();
    }
    client.attach(new Attached(attached.id(), attached.epoch(), cursor));
    return cursor;
  }

  private void tell(Client client, Conversation conversation) {
    known = conversation.version();
    subject = conversation.subject();
    String state = ServerFrames.state(conversation, clock.instant(), queue(conversation));
    if (!state.equals(lastState)) {
      client.send(state);
      lastState = state;
    }
    if (conversation.ended().isPresent()) {
      client.close(CloseCode.ENDED);
    }
  }

  /**
   * Where the customer stands in the queue, so long as they wait and somebody is there; and where
   * they would, so long as nothing but the greeting was said.
   */
  private Optional<There> queue(Conversation conversation) {
    boolean begins = conversation.desk() instanceof Desk.None && conversation.lastSeq() <= 1;
    return (begins || conversation.desk() instanceof Desk.Waiting)
            && staffing.now(conversation.locale(), conversation.id()) instanceof There there
        ? Optional.of(there)
        : Optional.empty();
  }
}
