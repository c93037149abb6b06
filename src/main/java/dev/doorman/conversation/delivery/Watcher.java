package dev.doorman.conversation.delivery;

import dev.doorman.base.RetriableException;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Watches.Due;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final ConversationConfig config;
  private final Clock clock;

  Watcher(Calls calls, Watches watches, Newsroom newsroom, ConversationConfig config, Clock clock) {
    this.calls = calls;
    this.watches = watches;
    this.newsroom = newsroom;
    this.config = config;
    this.clock = clock;
  }

  void run(Due due) {
    Instant now = clock.instant();
    Status status;
    try {
      status = calls.status(due.request());
    } catch (RetriableException e) {
      failed(due, due.failingSince().orElse(now), e);
      return;
    }
    newsroom.tell(due.conversation(), due.attempt(), new News.Reported(status, Occasion.WATCHING));
    if (status instanceof Status.Unknown && isConfirmed(due)) {
      failed(
          due,
          due.failingSince().orElse(now),
          new RetriableException("the deletion API has no such request", null));
      return;
    }
    watches.again(due, next(due, Optional.empty()));
  }

  /**
   * Tells the customer before the time for it is over: whoever waits for the next question might
   * hear of it too late.
   */
  private void failed(Due due, Instant since, RetriableException why) {
    LOG.infof("no status of %s: %s", due.request(), why.getMessage());
    Instant next = next(due, why.retryAfter());
    if (next.isAfter(since.plus(config.troubleAfter()))) {
      newsroom.tell(due.conversation(), due.attempt(), new News.Trouble());
    }
    if (next.isAfter(since.plus(config.personAfter()))) {
      newsroom.tell(due.conversation(), due.attempt(), new News.Stuck());
    }
    watches.failed(due, since, String.valueOf(why.getMessage()), next);
  }

  /** Whether its customer waits for what comes after the last yes. */
  private boolean isConfirmed(Due due) {
    return newsroom
        .conversation(due.conversation())
        .map(conversation -> conversation.state().step())
        .filter(step -> step instanceof Flow.Confirming || step instanceof Flow.Withdrawing)
        .isPresent();
  }

  /** When to ask next, in the interval of the step that the news led to. */
  private Instant next(Due due, Optional<Duration> asked) {
    Duration usual =
        newsroom
            .conversation(due.conversation())
            .map(conversation -> newsroom.interval(conversation, due.attended()))
            .orElse(FORGOTTEN);
    return clock.instant().plus(Backoff.atLeast(usual, asked));
  }
}
