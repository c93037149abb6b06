package dev.doorman.conversation;

import dev.doorman.answer.Rewording;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.knowledge.Block;
import dev.doorman.redaction.Redaction;
import dev.doorman.redaction.Redaction.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Has answers that are held back put into other words, and writes them. What it cannot write, since
 * the process dies or the database is away, is written as it is by the sweep of any node.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; closed once.
 */
public final class Rewriter implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Rewriter.class);

  /**
   * How long after the deadline the sweep takes over: time to store what came at the last moment.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration SHUTDOWN = Duration.ofSeconds(5);

  private final Rewording rewording;
  private final Drafts drafts;
  private final Newsroom newsroom;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentHashMap<ConversationId, Rewording.Place> underWay =
      new ConcurrentHashMap<>();

  Rewriter(Rewording rewording, Drafts drafts, Newsroom newsroom) {
    this.rewording = rewording;
    this.drafts = drafts;
    this.newsroom = newsroom;
  }

  /** A place for one answer, where there is one. */
  Optional<Rewording.Place> place(Locale locale) {
    return rewording.place(locale);
  }

  /** Until when an answer that is held back from now on is held at most. */
  Instant until(Instant now) {
    return now.plus(rewording.deadline()).plus(GRACE);
  }

  /** Begins to reword the answer to a turn, which is stored as held back. Returns at once. */
  void begin(ConversationId id, long turn, String question, Excerpt answer, Rewording.Place place) {
    Rewording.Place earlier = underWay.put(id, place);
    if (earlier != null) {
      // Its answer was written before the turn that this one is about.
      earlier.close();
    }
    try {
      work.execute(() -> run(id, turn, question, answer, place));
    } catch (RejectedExecutionException e) {
      underWay.remove(id, place);
      place.close();
      LOG.infof("conversation %s: its answer is left to the next start", id);
    }
  }

  /**
   * Something else was said, before which the answer was written: nobody waits for words any more.
   */
  void giveUp(ConversationId id) {
    Rewording.Place place = underWay.remove(id);
    if (place != null) {
      place.close();
    }
  }

  private void run(
      ConversationId id, long turn, String question, Excerpt answer, Rewording.Place place) {
    Optional<List<Block>> words;
    try (place) {
      words = reworded(id, turn, question, answer, place);
    } finally {
      underWay.remove(id, place);
    }
    try {
      newsroom.answer(id, turn, words);
    } catch (RetriableException e) {
      LOG.warnf("conversation %s: its answer is left to the sweep: %s", id, e.getMessage());
    }
  }

  private Optional<List<Block>> reworded(
      ConversationId id, long turn, String question, Excerpt answer, Rewording.Place place) {
    drafts.publish(new Drafts.Piece(id, turn, 0, ""));
    var position = new AtomicInteger();
    try {
      return place.reword(
          new Rewording.Source(answer.blocks(), answer.citations()),
          // No code goes into a prompt, whether one is expected at this moment or not.
          Redaction.of(question, Watch.CODES).text(),
          delta ->
              drafts.publish(
                  new Drafts.Piece(id, turn, position.getAndAdd(delta.length()), delta)));
    } catch (RuntimeException e) {
      LOG.errorf(e, "conversation %s: a fault while rewording an answer", id);
      return Optional.empty();
    }
  }

  /** Gives up what is under way; those answers are written as they are. */
  @Override
  public void close() {
    underWay.values().forEach(Rewording.Place::close);
    work.shutdown();
    try {
      if (!work.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("answers are left to the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
