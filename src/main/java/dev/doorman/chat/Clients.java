package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Whispers.Side;
import dev.doorman.conversation.Whispers.Whisper;
import dev.doorman.socket.guard.ConnectionCounts;
import dev.doorman.socket.guard.ConnectionCounts.Verdict;
import dev.doorman.store.Ring;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * All connections of this node: who is in which conversation, how many come from where, who has
 * fallen silent.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Clients implements AutoCloseable {
  private static final int LOOK_EVERY_SECONDS = 3;

  /** Longer than a turn takes. */
  private static final Duration DRAIN_WITHIN = Duration.ofSeconds(10);

  /** Clients that do not answer the closing in this time are cut off. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

  private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

  /** How many clients may come back in each second, so long as that is within the spread. */
  private static final int BACK_IN_A_SECOND = 200;

  private static final int LEAST_SPREAD = 3;
  private static final int MOST_SPREAD = 30;

  private final ConcurrentHashMap<String, Client> byConnection = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ConversationId, Set<Client>> byConversation =
      new ConcurrentHashMap<>();
  private final ConnectionCounts counts = new ConnectionCounts();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("doorman-chat-housekeeping").daemon().factory());
  private final ScheduledFuture<?> housekept;
  private final ChatConfig config;
  private final Presence presence;
  private final Watches watches;
  private final Clock clock;
  private final SecureRandom random;
  private volatile boolean closing;

  public Clients(
      ChatConfig config, Presence presence, Watches watches, Clock clock, SecureRandom random) {
    this.random = random;
    this.config = config;
    this.presence = presence;
    this.watches = watches;
    this.clock = clock;
    housekept =
        housekeeping.scheduleWithFixedDelay(
            this::keepHouse, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes a connection in where there is room; one that is refused counts nowhere. */
  Verdict enter(String connectionId, Client client) {
    Verdict verdict =
        counts.admit(client.address(), config.connections(), config.connectionsPerAddress());
    if (verdict == Verdict.ADMITTED) {
      byConnection.put(connectionId, client);
    }
    return verdict;
  }

  Client of(String connectionId) {
    Client client = byConnection.get(connectionId);
    if (client == null) {
      throw new IllegalStateException("no such connection");
    }
    return client;
  }

  boolean has(String connectionId) {
    return byConnection.containsKey(connectionId);
  }

  /**
   * Has a client take part in a conversation; nothing where its connection has gone meanwhile,
   * since nobody would take it out again.
   */
  void join(Client client, Client.Attached attached) {
    synchronized (client) {
      if (client.isGone()) {
        return;
      }
      client.attach(attached);
      presence.enter(attached.id());
      byConversation.compute(
          attached.id(),
          (id, clients) -> {
            Set<Client> all = clients == null ? ConcurrentHashMap.newKeySet() : clients;
            all.add(client);
            return all;
          });
    }
    watches.hasten(attached.id(), clock.instant());
  }

  void leave(String connectionId) {
    Client client = byConnection.remove(connectionId);
    if (client == null) {
      return;
    }
    counts.release(client.address());
    synchronized (client) {
      client.gone();
      client.attached().ifPresent(attached -> takeOut(client, attached.id()));
    }
  }

  private void takeOut(Client client, ConversationId conversation) {
    presence.leave(conversation);
    byConversation.computeIfPresent(
        conversation,
        (id, clients) -> {
          clients.remove(client);
          return clients.isEmpty() ? null : clients;
        });
  }

  /** There may be something new in a conversation. Returns at once. */
  void ring(ConversationId id) {
    ring(Ring.of(id));
  }

  /** There is something new in a conversation. Returns at once. */
  public void ring(Ring ring) {
    long version = ring.version().orElse(Long.MAX_VALUE);
    byConversation
        .getOrDefault(ring.conversation(), Set.of())
        .forEach(client -> client.ring(version));
  }

  /** An answer is being written in a conversation. Returns at once. */
  public void draft(Drafts.Piece piece) {
    byConversation
        .getOrDefault(piece.conversation(), Set.of())
        .forEach(client -> client.draft(piece));
  }

  /** Somebody types or has read in a conversation. Returns at once. */
  public void whisper(Whisper whisper) {
    if (whisper.side() == Side.AGENT) {
      byConversation
          .getOrDefault(whisper.conversation(), Set.of())
          .forEach(client -> client.whisper(whisper));
    }
  }

  private void keepHouse() {
    Instant now = clock.instant();
    for (Client client : byConnection.values()) {
      boolean mute =
          client.attached().isEmpty() && client.since().plus(config.helloWithin()).isBefore(now);
      if (mute || client.heard().plus(config.aliveWithin()).isBefore(now)) {
        client.close(CloseCode.SILENT);
      }
    }
  }

  /** How many connections there are. */
  public int size() {
    return byConnection.size();
  }

  /** The conversations that have a client here now. */
  Set<ConversationId> conversations() {
    return Set.copyOf(byConversation.keySet());
  }

  /** How many conversations have a client here now. */
  public int present() {
    return byConversation.size();
  }

  /** Whether no new clients are taken. */
  boolean isClosing() {
    return closing;
  }

  /**
   * Takes no more messages, waits for the turns that are being taken, and sends all clients away:
   * each is told to come back at a time of its own, so that the other nodes are not overrun. Done
   * again it does nothing.
   */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    housekept.cancel(false);
    housekeeping.shutdown();
    byConnection.values().forEach(Client::finish);
    await(DRAIN_WITHIN, () -> byConnection.values().stream().allMatch(Client::isIdle));
    int spread = Math.clamp(byConnection.size() / BACK_IN_A_SECOND, LEAST_SPREAD, MOST_SPREAD);
    byConnection
        .values()
        .forEach(client -> client.restart(Duration.ofSeconds(1 + random.nextInt(spread))));
    await(CLOSE_WITHIN, byConnection::isEmpty);
  }

  private static void await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(DRAIN_LOOK.toNanos());
    }
  }
}
