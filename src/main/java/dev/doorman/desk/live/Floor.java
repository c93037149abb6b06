package dev.doorman.desk.live;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.base.UserId;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.desk.Chat;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Sla;
import dev.doorman.desk.duty.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the open chats as agents see them, and tells their pages what has changed: at once what
 * rang, and every 2 s whatever else did, because a ring of another node may be lost, and because
 * time itself makes a chat late. While no page is open here it reads nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Works on a thread of its own; the public methods are safe for use by several threads and return
 * at once.
 */
public final class Floor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Floor.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** More open chats than this are not kept in sight. */
  private static final int CHATS_MOST = 2_000;

  /** Few enough for the database to look each of them up. */
  private static final int AT_ONCE = 100;

  private final DeskClients clients;
  private final Queue queue;
  private final Roster roster;
  private final ConversationStore store;
  private final DeskConfig config;
  private final Clock clock;
  private final Set<ConversationId> rung = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<DeskClient> fresh = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean rosterStale = new AtomicBoolean();
  private final Semaphore signals = new Semaphore(0);
  private final ConcurrentHashMap<ConversationId, Shown> rows = new ConcurrentHashMap<>();
  private final Thread thread;
  private List<Roster.Row> agents = List.of();
  private Map<ConversationId, Long> versions = new HashMap<>();
  private volatile boolean closed;
  private boolean failing;

  /** A chat as it was told last. */
  private record Shown(Chat chat, Sla sla) {}

  public Floor(
      DeskClients clients,
      Queue queue,
      Roster roster,
      ConversationStore store,
      DeskConfig config,
      Clock clock) {
    this.clients = clients;
    this.queue = queue;
    this.roster = roster;
    this.store = store;
    this.config = config;
    this.clock = clock;
    thread = Thread.ofPlatform().name("doorman-desk-floor").daemon().unstarted(this::work);
  }

  public void start() {
    thread.start();
  }

  /** There may be something new in a conversation. */
  public void ring(ConversationId id) {
    if (!clients.all().isEmpty()) {
      clients.ring(id);
      rung.add(id);
      signals.release();
    }
  }

  /** A page was opened: it is told of everything. */
  void enter(DeskClient client) {
    fresh.add(client);
    signals.release();
  }

  /** Somebody came, went, or changed. */
  void rosterChanged() {
    rosterStale.set(true);
    signals.release();
  }

  /** An open chat as it was read last. */
  Optional<Chat> chat(ConversationId id) {
    return Optional.ofNullable(rows.get(id)).map(Shown::chat);
  }

  private void work() {
    long next = System.nanoTime();
    while (!closed) {
      try {
        long wait = next - System.nanoTime();
        boolean due = !signals.tryAcquire(Math.max(0, wait), TimeUnit.NANOSECONDS);
        signals.drainPermits();
        due |= !fresh.isEmpty() || System.nanoTime() >= next;
        guarded(due);
        if (due) {
          next = System.nanoTime() + EVERY.toNanos();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void guarded(boolean whole) {
    try {
      if (clients.all().isEmpty()) {
        rows.clear();
        rung.clear();
        return;
      }
      if (whole) {
        lookAtAll();
      } else {
        lookAtRung();
      }
      failing = false;
    } catch (RetriableException e) {
      if (!failing) {
        LOG.warnf("the desk's pages are not told of changes: %s", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("the desk's pages are not told of changes", e);
    }
  }

  private void lookAtAll() {
    Instant now = clock.instant();
    rung.clear();
    List<DeskClient> entered = new ArrayList<>();
    for (DeskClient client = fresh.poll(); client != null; client = fresh.poll()) {
      entered.add(client);
    }
    Set<ConversationId> closedMeanwhile = new HashSet<>(rows.keySet());
    for (Chat chat : queue.open(now, CHATS_MOST)) {
      closedMeanwhile.remove(chat.id());
      show(chat, now);
    }
    readAgain(closedMeanwhile, now);
    tellRoster(true);
    for (DeskClient client : entered) {
      rows.forEach((id, shown) -> client.changed(id, Optional.of(shown.chat())));
      client.changed(agents);
    }
    lookAtWatched();
  }

  private void lookAtRung() {
    Instant now = clock.instant();
    Set<ConversationId> ids = new HashSet<>(rung);
    rung.removeAll(ids);
    boolean changed = readAgain(ids, now);
    tellRoster(rosterStale.getAndSet(false) || changed);
  }

  /** Reads these chats anew; tells whether any has changed. */
  private boolean readAgain(Set<ConversationId> ids, Instant now) {
    boolean changed = false;
    List<ConversationId> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<ConversationId> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Set<ConversationId> erased = new HashSet<>(some);
      for (Chat chat : queue.chats(some, now)) {
        erased.remove(chat.id());
        changed |= show(chat, now);
      }
      for (ConversationId id : erased) {
        if (rows.remove(id) != null) {
          clients.all().forEach(client -> client.changed(id, Optional.empty()));
          changed = true;
        }
      }
    }
    return changed;
  }

  private boolean show(Chat chat, Instant now) {
    var shown = new Shown(chat, Sla.of(chat, now, config.answerWithin()));
    Shown before = chat.state().isOpen() ? rows.put(chat.id(), shown) : rows.remove(chat.id());
    if (shown.equals(before)) {
      return false;
    }
    clients.all().forEach(client -> client.changed(chat.id(), Optional.of(chat)));
    return true;
  }

  private void tellRoster(boolean due) {
    if (!due) {
      return;
    }
    List<Roster.Row> now = roster.rows();
    if (!now.equals(agents)) {
      agents = now;
      clients.all().forEach(client -> client.changed(now));
    }
    Map<UserId, Roster.Row> byId = new HashMap<>();
    now.forEach(row -> byId.put(row.agent().id(), row));
    for (DeskClient client : clients.all()) {
      client.signedIn().ifPresent(one -> checkRights(client, byId.get(one.agent().id())));
    }
  }

  /** Teams and roles may be changed while a page is open. */
  private void checkRights(DeskClient client, Roster.@Nullable Row row) {
    if (row == null) {
      client.line().close(Closing.NO_RIGHT.reason());
    } else if (client.is(row.agent())) {
      rows.forEach((id, shown) -> client.changed(id, Optional.of(shown.chat())));
    }
  }

  /** What other nodes wrote into watched chats. */
  private void lookAtWatched() {
    Set<ConversationId> watched = new HashSet<>();
    clients.all().forEach(client -> watched.addAll(client.watched().keySet()));
    List<ConversationId> all = List.copyOf(watched);
    Map<ConversationId, Long> found = new HashMap<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      found.putAll(store.versions(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    for (ConversationId id : all) {
      Long version = found.get(id);
      if (version == null || !version.equals(versions.get(id))) {
        clients.ring(id);
      }
    }
    versions = found;
  }

  @Override
  public void close() {
    closed = true;
    signals.release();
  }
}
