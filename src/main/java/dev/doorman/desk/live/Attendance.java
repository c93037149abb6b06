package dev.doorman.desk.live;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Presence;
import dev.doorman.desk.Queue;
import dev.doorman.desk.duty.Presences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says again and again who is on this node: the agents whose pages are open here, and the customers
 * of open chats who have a client here. It also closes pages that fell silent.
 *
 * <h2>Thread-safety</h2>
 *
 * Started and closed once; works on a thread of its own.
 */
public final class Attendance implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Attendance.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration GONE_FOR = Duration.ofSeconds(2);

  private final DeskClients clients;
  private final Queue queue;
  private final Presence customers;
  private final Presences presences;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private Instant renewed = Instant.EPOCH;
  private Set<ConversationId> told = Set.of();
  private boolean failing;

  public Attendance(
      DeskClients clients, Queue queue, Presence customers, Presences presences, Clock clock) {
    this.clients = clients;
    this.queue = queue;
    this.customers = customers;
    this.presences = presences;
    this.clock = clock;
    thread = Thread.ofPlatform().name("doorman-desk-attendance").daemon().unstarted(this::work);
  }

  public void start() {
    thread.start();
  }

  private void work() {
    try {
      while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        guarded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void guarded() {
    try {
      look();
      failing = false;
    } catch (RetriableException e) {
      if (!failing) {
        LOG.warnf("who is at the desk cannot be told: %s", e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("who is at the desk cannot be told", e);
    }
  }

  /** One look; what has not changed is said again when it is due. */
  void look() {
    Instant now = clock.instant();
    boolean due = !renewed.plus(Presences.RENEWED_EVERY).isAfter(now);
    if (due) {
      clients.keepHouse();
      clients.renew();
    }
    Set<ConversationId> here =
        queue.openIds().stream().filter(customers::isConnected).collect(Collectors.toSet());
    if (due || !here.equals(told)) {
      if (!here.isEmpty() || !told.isEmpty()) {
        presences.connected(clients.node(), here, now.plus(Presences.LASTS));
      }
      told = here;
    }
    renewed = due ? now : renewed;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      clients.close(GONE_FOR);
    } catch (RetriableException e) {
      // The leases run out by themselves.
      LOG.debugf("that this node stops could not be told: %s", e.getMessage());
    }
  }
}
