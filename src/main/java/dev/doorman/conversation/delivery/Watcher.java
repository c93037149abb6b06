package dev.doorman.conversation.delivery;

import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Watches.Due;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the deletion API how one live request stands, and tells the conversation. */
final class Watcher {
  private static final Logger LOG = Logger.getLogger(Watcher.class);

  /** Until a request is asked about again whose conversation is gone. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Calls calls;
  private final Watches watches;
  private final Newsroom newsroom;
  private final Clock clock;

  Watcher(Calls calls, Watches watches, Newsroom newsroom, Clock clock) {
    this.calls = calls;
    this.watches = watches;
    this.newsroom = newsroom;
    this.clock = clock;
  }

  void run(Due due) {
    Optional<Duration> asked = Optional.empty();
    try {
      Status status = calls.status(due.request());
      newsroom.tell(
          due.conversation(), due.attempt(), new News.Reported(status, Occasion.WATCHING));
    } catch (RetriableException e) {
      LOG.infof("no status of %s: %s", due.request(), e.getMessage());
      asked = e.retryAfter();
    }
    // The interval of the step that the news led to.
    Duration usual =
        newsroom
            .conversation(due.conversation())
            .map(conversation -> newsroom.interval(conversation, due.attended()))
            .orElse(FORGOTTEN);
    watches.again(due, clock.instant().plus(Backoff.atLeast(usual, asked)));
  }
}
