package dev.doorman.desk.live;

import dev.doorman.access.SessionId;
import dev.doorman.access.SignedIn;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Whispers;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents' pages that are open on this node, and what they make their agents: online or away.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class DeskClients {
  private final ConcurrentHashMap<String, DeskClient> byConnection = new ConcurrentHashMap<>();
  private final UUID node = UUID.randomUUID();
  private final Presences presences;
  private final DeskConfig config;
  private final Clock clock;
  private volatile boolean closing;

  public DeskClients(Presences presences, DeskConfig config, Clock clock) {
    this.presences = presences;
    this.config = config;
    this.clock = clock;
  }

  /** Names this node for as long as the process lives. */
  UUID node() {
    return node;
  }

  boolean enter(String connection, DeskClient client) {
    if (closing || byConnection.size() >= config.connections()) {
      return false;
    }
    byConnection.put(connection, client);
    return true;
  }

  Optional<DeskClient> of(String connection) {
    return Optional.ofNullable(byConnection.get(connection));
  }

  Collection<DeskClient> all() {
    return byConnection.values();
  }

  boolean isClosing() {
    return closing;
  }

  /**
   * Whether the user has more pages open here than allowed; closed ones may still be on their way
   * out.
   */
  boolean hasTooMany(UserId who) {
    return of(who).size() > config.connectionsPerAgent();
  }

  private List<DeskClient> of(UserId who) {
    return byConnection.values().stream()
        .filter(client -> !client.line().isClosed())
        .filter(client -> client.signedIn().filter(one -> one.agent().id().equals(who)).isPresent())
        .toList();
  }

  /**
   * Takes a connection away.
   *
   * @return whose it was, where that was known
   */
  Optional<UserId> leave(String connection) {
    DeskClient client = byConnection.remove(connection);
    if (client == null) {
      return Optional.empty();
    }
    client.line().gone();
    return client.signedIn().map(one -> one.agent().id());
  }

  /** Closes all pages of a session that has ended. Returns at once. */
  public void end(SessionId session) {
    for (DeskClient client : byConnection.values()) {
      if (client.signedIn().map(SignedIn::id).filter(session::equals).isPresent()) {
        client.line().close(Closing.SIGNED_OUT.reason());
      }
    }
  }

  /** There may be something new in a conversation. Returns at once. */
  void ring(ConversationId id) {
    byConnection.values().forEach(client -> client.ring(id));
  }

  /** Passes on what the customer does at the moment. Returns at once. */
  public void hear(Whispers.Whisper whisper) {
    if (whisper.side() != Whispers.Side.CUSTOMER) {
      return;
    }
    for (DeskClient client : byConnection.values()) {
      switch (whisper) {
        case Whispers.Typing typing ->
            client.customerTypes(typing.conversation(), typing.pen() == Whispers.Pen.WRITING);
        case Whispers.Seen seen -> client.customerHasSeen(seen.conversation(), seen.seq());
      }
    }
  }

  /** What each user is here: online where one page says so. */
  private Map<UserId, Presence> here() {
    Map<UserId, Presence> here = new HashMap<>();
    for (DeskClient client : byConnection.values()) {
      if (!client.line().isClosed()) {
        client
            .signedIn()
            .ifPresent(
                one ->
                    here.merge(
                        one.agent().id(),
                        client.presence(),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b));
      }
    }
    return here;
  }

  /**
   * Tells all nodes what a user is here now.
   *
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  synchronized void tell(UserId who) {
    // One at a time, and read within: of two that come close together the later one stands.
    Instant now = clock.instant();
    Presence presence = here().get(who);
    if (presence == null) {
      presences.leave(node, who, now);
    } else {
      presences.renew(node, Map.of(who, presence), now.plus(Presences.LASTS));
    }
  }

  /** Tells all nodes once more who is here. */
  synchronized void renew() {
    if (!closing) {
      presences.renew(node, here(), clock.instant().plus(Presences.LASTS));
    }
  }

  /** Closes pages that fell silent, and asks the others for a sign of life. */
  void keepHouse() {
    Instant deadline = clock.instant().minus(config.aliveWithin());
    for (DeskClient client : byConnection.values()) {
      if (client.heard().isBefore(deadline)) {
        client.line().close(Closing.SILENT.reason());
      } else {
        client.line().ping();
      }
    }
  }

  /** Sends all pages away, to come back on another node. Done again it does nothing. */
  void close(Duration retryAfter) {
    if (closing) {
      return;
    }
    closing = true;
    byConnection.values().forEach(client -> client.line().finish());
    byConnection
        .values()
        .forEach(client -> client.line().close(Closing.RESTART.reason(retryAfter)));
    synchronized (this) {
      presences.leaveAll(node, clock.instant());
    }
  }
}
