package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.Watches;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

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

  private final ConcurrentHashMap<String, Client> byConnection = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ConversationId, Set<Client>> byConversation =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("doorman-chat-housekeeping").daemon().factory());
  private final ScheduledFuture<?> housekept;
  private final ChatConfig config;
  private final Presence presence;
  private final Watches watches;
  private final Clock clock;

  public Clients(ChatConfig config, Presence presence, Watches watches, Clock clock) {
    this.config = config;
    this.presence = presence;
    this.watches = watches;
    this.clock = clock;
    housekept =
        housekeeping.scheduleWithFixedDelay(
            this::keepHouse, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether there is room for one more connection. */
  enum Admission {
    ADMITTED,
    TOO_MANY
  }

  Admission enter(String connectionId, Client client) {
    if (byConnection.size() >= config.connections()
        || byAddress.merge(client.address(), 1, Integer::sum) > config.connectionsPerAddress()) {
      forgetAddress(client);
      return Admission.TOO_MANY;
    }
    byConnection.put(connectionId, client);
    return Admission.ADMITTED;
  }

  private void forgetAddress(Client client) {
    byAddress.computeIfPresent(client.address(), (address, count) -> count == 1 ? null : count - 1);
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

  void join(Client client, Client.Attached attached) {
    client.attach(attached);
    presence.enter(attached.id());
    byConversation.compute(
        attached.id(),
        (id, clients) -> {
          Set<Client> all = clients == null ? ConcurrentHashMap.newKeySet() : clients;
          all.add(client);
          return all;
        });
    watches.hasten(attached.id(), clock.instant());
  }

  void leave(String connectionId) {
    Client client = byConnection.remove(connectionId);
    if (client == null) {
      return;
    }
    client.gone();
    forgetAddress(client);
    client
        .attached()
        .ifPresent(
            attached -> {
              presence.leave(attached.id());
              byConversation.computeIfPresent(
                  attached.id(),
                  (id, clients) -> {
                    clients.remove(client);
                    return clients.isEmpty() ? null : clients;
                  });
            });
  }

  /** There may be something new in a conversation. Returns at once. */
  public void ring(ConversationId id) {
    byConversation.getOrDefault(id, Set.of()).forEach(Client::ring);
  }

  /** An answer is being written in a conversation. Returns at once. */
  public void draft(Drafts.Piece piece) {
    byConversation
        .getOrDefault(piece.conversation(), Set.of())
        .forEach(client -> client.draft(piece));
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

  /** Tells all clients to come back later, and lets none go on. */
  @Override
  public void close() {
    housekept.cancel(false);
    housekeeping.shutdown();
    byConnection.values().forEach(client -> client.close(CloseCode.RESTART));
  }
}
