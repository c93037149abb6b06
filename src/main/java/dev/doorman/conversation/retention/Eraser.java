package dev.doorman.conversation.retention;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Erasures.Cause;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Erases conversations: on their holder's wish, on an administrator's, and when their time is over.
 *
 * <p>A flow that waits for its customer is given up first, so that no request is left behind at the
 * deletion API; a deletion that was confirmed goes its way. The record of a deletion, which holds
 * no content and no identity, stays. Every call throws {@link dev.doorman.base.RetriableException}
 * where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and several processes.
 */
public final class Eraser {
  private static final Logger LOG = Logger.getLogger(Eraser.class);
  private static final int BATCH = 200;

  /** One round takes at most so long, and the next one goes on from there. */
  private static final Duration ROUND = Duration.ofMinutes(5);

  private final Erasures erasures;
  private final Newsroom newsroom;
  private final List<Consumer<ConversationId>> others;
  private final Doorbell doorbell;
  private final RetentionConfig config;
  private final Clock clock;
  private final SingleFailures single;

  /**
   * @param others what other parts have to erase, before the conversation itself is
   */
  public Eraser(
      Erasures erasures,
      Newsroom newsroom,
      List<Consumer<ConversationId>> others,
      Doorbell doorbell,
      RetentionConfig config,
      Clock clock) {
    this.erasures = erasures;
    this.newsroom = newsroom;
    this.others = List.copyOf(others);
    this.doorbell = doorbell;
    this.config = config;
    this.clock = clock;
    this.single = new SingleFailures(erasures, clock);
  }

  /** Erases one conversation. Done again it does nothing. */
  public void erase(ConversationId id, Cause cause) {
    // What is begun is finished by a later round, if this process is killed in between.
    erasures.begin(id, cause);
    newsroom.abandon(id);
    others.forEach(part -> part.accept(id));
    erasures.erase(id, cause, clock.instant());
    LOG.infof("conversation %s: erased (%s)", id, cause);
    doorbell.ring(id);
  }

  /**
   * Erases every conversation that is known to be this customer's.
   *
   * @return how many they were
   */
  public int erase(Subject subject) {
    List<ConversationId> known = erasures.of(subject);
    known.forEach(id -> erase(id, Cause.ADMINISTRATOR));
    return known.size();
  }

  /**
   * Erases what nobody has touched for as long as conversations are kept, and what is left of those
   * erased before. Does nothing where another node is at it.
   *
   * @return how many were erased
   */
  public int sweep() {
    Instant now = clock.instant();
    Instant end = now.plus(ROUND);
    if (!erasures.lead(now, end)) {
      return 0;
    }
    try {
      return round(now, end);
    } finally {
      // Gives the rounds back: this lease is over at its end, so a lead from there takes it, until
      // now.
      erasures.lead(end, clock.instant());
    }
  }

  private int round(Instant now, Instant end) {
    erasures.settled(now, BATCH).forEach(id -> single.guard(Job.REMOVAL, id, erasures::remove));
    int erased = 0;
    for (Erasures.Begun begun : erasures.unfinished(now, BATCH)) {
      erased += erased(begun.id(), begun.cause());
    }
    List<ConversationId> batch;
    int before;
    do {
      before = erased;
      batch = erasures.untouchedSince(now.minus(config.keepFor()), clock.instant(), BATCH);
      for (ConversationId id : batch) {
        erased += erased(id, Cause.EXPIRED);
      }
    } while (batch.size() == BATCH && erased > before && clock.instant().isBefore(end));
    return erased;
  }

  private int erased(ConversationId id, Cause cause) {
    return single.guard(Job.ERASURE, id, one -> erase(one, cause)) ? 1 : 0;
  }
}
