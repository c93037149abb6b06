package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Watches;
import dev.doorman.store.Doorbell;
import dev.doorman.store.Doorbell.Reach;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Where there are several nodes: looks for what other nodes wrote into the conversations of this
 * node's clients, often while their rings are not heard here, now and then even so, because a ring
 * may be lost. It also tells the other nodes, through the database, who has a client here.
 *
 * <h2>Thread-safety</h2>
 *
 * Started and closed once; works on a thread of its own.
 */
public final class Lookout implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Lookout.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** How many looks are left out between two while all nodes are heard. */
  private static final int RARELY = 4;

  private static final Duration ATTENDED_FOR = Duration.ofSeconds(15);

  /** In looks: well within the time for which it holds. */
  private static final int ATTENDED_EVERY = 3;

  /** Few enough for the database to look each of them up. */
  private static final int AT_ONCE = 100;

  private final Clients clients;
  private final ConversationStore store;
  private final Watches watches;
  private final Doorbell doorbell;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread looking;
  private Map<ConversationId, Long> versions = new HashMap<>();
  private Set<ConversationId> attended = Set.of();
  private int sinceAttended;
  private boolean heardAll;
  private int leftOut;
  private boolean failing;

  public Lookout(
      Clients clients, ConversationStore store, Watches watches, Doorbell doorbell, Clock clock) {
    this.clients = clients;
    this.store = store;
    this.watches = watches;
    this.doorbell = doorbell;
    this.clock = clock;
    looking = Thread.ofPlatform().name("doorman-lookout").daemon().unstarted(this::keepLooking);
  }

  /** Begins to look; never where this is the only node. */
  public void start() {
    if (doorbell.reach() != Reach.THE_ONLY_NODE) {
      looking.start();
    }
  }

  private void keepLooking() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        guardedRound();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void guardedRound() {
    try {
      round();
      failing = false;
    } catch (RetriableException e) {
      if (!failing) {
        LOG.warnf("other nodes' news cannot be looked for: %s", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("other nodes' news cannot be looked for", e);
    }
  }

  /** One look, where one is due. */
  void round() {
    List<ConversationId> all = new ArrayList<>(clients.conversations());
    boolean hearsAll = doorbell.reach() == Reach.ALL_NODES;
    // Once more after the rings came back: what was written just before was not heard.
    boolean due = !hearsAll || !heardAll || ++leftOut >= RARELY;
    attend(all);
    if (due) {
      Map<ConversationId, Long> found = new HashMap<>();
      inPortions(all, some -> found.putAll(store.versions(some)));
      found.forEach(
          (id, version) -> {
            if (!version.equals(versions.get(id))) {
              clients.ring(id);
            }
          });
      versions = found;
      leftOut = 0;
    }
    heardAll = hearsAll;
  }

  /** Those that came since the last look; from time to time all. */
  private void attend(List<ConversationId> all) {
    boolean again = ++sinceAttended >= ATTENDED_EVERY;
    List<ConversationId> noted =
        again ? all : all.stream().filter(id -> !attended.contains(id)).toList();
    inPortions(noted, some -> watches.attend(some, clock.instant(), ATTENDED_FOR));
    attended = Set.copyOf(all);
    sinceAttended = again ? 0 : sinceAttended;
  }

  private static void inPortions(List<ConversationId> ids, Consumer<List<ConversationId>> work) {
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      work.accept(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
