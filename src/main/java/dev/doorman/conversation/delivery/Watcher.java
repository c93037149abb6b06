package dev.doorman.conversation.delivery;

import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Watches.Due;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks the deletion API how one live request stands, and tells the conversation. */
final class Watcher {
  private static final Logger LOG = Logger.getLogger(Watcher.class);

  private final Errands errands;
  private final Watches watches;
  private final Newsroom newsroom;
  private final Clock clock;

  Watcher(Errands errands, Watches watches, Newsroom newsroom, Clock clock) {
    this.errands = errands;
    this.watches = watches;
    this.newsroom = newsroom;
    this.clock = clock;
  }

  void run(Due due) {
    Duration next = newsroom.interval(due.conversation());
    try {
      newsroom.tell(
          due.conversation(),
          due.attempt(),
          new News.Reported(errands.status(due.request()), Occasion.WATCHING));
    } catch (RetriableException e) {
      LOG.infof("no status of %s: %s", due.request(), e.getMessage());
      Duration usual = next;
      next = e.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
    }
    watches.again(due, clock.instant().plus(next));
  }
}
