package dev.doorman.conversation.delivery;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.ResumeSecrets;
import dev.doorman.conversation.SetAside.Job;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Sweeps.CompletedDeletion;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Does what time brings: asks silent customers, purges what a completed deletion takes along. */
final class Keeper {
  private static final Logger LOG = Logger.getLogger(Keeper.class);
  private static final int MOST = 50;

  /** Longer than the five minutes in which a webhook's signature is taken. */
  private static final Duration REMEMBER_EVENTS = Duration.ofHours(24);

  private final Sweeps sweeps;
  private final Newsroom newsroom;
  private final Watches watches;
  private final ResumeSecrets secrets;
  private final Scribe scribe;
  private final Doorbell doorbell;
  private final List<Consumer<ConversationId>> purging;
  private final Clock clock;
  private final SingleFailures single;
  private volatile Instant nextForgetting = Instant.EPOCH;

  /**
   * @param purging what other parts have to erase before the conversation itself is
   */
  Keeper(
      Sweeps sweeps,
      Newsroom newsroom,
      Watches watches,
      ResumeSecrets secrets,
      Scribe scribe,
      Doorbell doorbell,
      List<Consumer<ConversationId>> purging,
      Clock clock) {
    this.sweeps = sweeps;
    this.newsroom = newsroom;
    this.watches = watches;
    this.secrets = secrets;
    this.scribe = scribe;
    this.doorbell = doorbell;
    this.purging = List.copyOf(purging);
    this.clock = clock;
    this.single = new SingleFailures(sweeps, clock);
  }

  void sweep() {
    Instant now = clock.instant();
    sweeps.silent(now, MOST).forEach(id -> single.guard(Job.SILENCE, id, newsroom::silence));
    sweeps
        .overdueAnswers(now, MOST)
        .forEach(id -> single.guard(Job.HELD_ANSWER, id, newsroom::answerOverdue));
    sweeps.purgeable(now, MOST).forEach(id -> single.guard(Job.PURGE, id, this::purge));
    sweeps
        .retried(Job.READING, now, MOST)
        .forEach(id -> single.guard(Job.READING, id, sweeps::readLog));
    if (now.isAfter(nextForgetting)) {
      watches.forgetEvents(now.minus(REMEMBER_EVENTS));
      nextForgetting = now.plus(REMEMBER_EVENTS.dividedBy(24));
    }
  }

  private void purge(ConversationId id) {
    CompletedDeletion done = sweeps.completedDeletion(id).orElseThrow();
    purging.forEach(part -> part.accept(id));
    var receipt =
        new Receipt(done.request(), done.acceptedAt(), done.expectedBy(), Receipt.Withdrawable.NO);
    String body = BodyJson.write(scribe.now().receipt(receipt, Progress.COMPLETED, done.locale()));
    sweeps.purge(id, secrets.newEpoch(), new Event(1, clock.instant(), Sender.BOT, body));
    LOG.infof("conversation %s: purged, as its deletion is completed", id);
    doorbell.ring(id);
  }
}
