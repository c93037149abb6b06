package dev.doorman.conversation.delivery;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Outbox.Due;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out one effect: calls the deletion API and tells the conversation what came of it.
 *
 * <p>A call whose outcome is not known is made again with the same key, never as a new one.
 */
final class Errands {
  private static final Logger LOG = Logger.getLogger(Errands.class);

  /** A new link is wanted now: after this many failures the customer is told and may ask again. */
  private static final int LINK_TRIES = 3;

  private final DeletionApi api;
  private final Outbox outbox;
  private final Newsroom newsroom;
  private final ConversationConfig config;
  private final Clock clock;

  Errands(
      DeletionApi api, Outbox outbox, Newsroom newsroom, ConversationConfig config, Clock clock) {
    this.api = api;
    this.outbox = outbox;
    this.newsroom = newsroom;
    this.config = config;
    this.clock = clock;
  }

  void run(Due due) {
    switch (due.effect()) {
      case Effect.CreateRequest create -> create(due);
      case Effect.RenewLink(int attempt, RequestId request) -> renew(due, request);
      case Effect.Confirm(int attempt, RequestId request) -> confirm(due, request);
      case Effect.Withdraw(int attempt) -> withdraw(due);
      case Effect.Look(int attempt, RequestId request) -> look(due, request);
    }
  }

  private void create(Due due) {
    if (!(step(due) instanceof Flow.Requesting)) {
      outbox.drop(due);
      return;
    }
    DeletionRequest made;
    try {
      made =
          api.create(
              new NewDeletionRequest(
                  due.conversation(),
                  Optional.empty(),
                  newsroom.locale(due.conversation()).toLanguageTag(),
                  due.createdAt()),
              new IdempotencyKey(due.key()));
    } catch (RetriableException e) {
      if (age(due).compareTo(config.createFor()) >= 0) {
        finish(due, new News.NotCreated(Refusal.UNREACHABLE));
      } else {
        again(due, e);
      }
      return;
    } catch (DeletionRefused e) {
      refused(due, e);
      finish(
          due,
          new News.NotCreated(e.reason() == Reason.TOO_MANY ? Refusal.TOO_MANY : Refusal.REFUSED));
      return;
    }
    newsroom.finish(
        due.conversation(),
        due.effect().attempt(),
        Optional.of(new News.Created(made.id(), handoff(made))),
        List.of(new Note.Made(due.effect().attempt(), made.id())),
        due.lease());
  }

  private void renew(Due due, RequestId request) {
    if (!(step(due) instanceof Flow.Verifying verifying)
        || verifying.link() != Flow.Link.RENEWING) {
      outbox.drop(due);
      return;
    }
    try {
      finish(due, new News.LinkMade(handoff(api.renewVerification(request))));
    } catch (RetriableException e) {
      if (due.attempts() + 1 >= LINK_TRIES) {
        finish(due, new News.LinkRefused(Refusal.UNREACHABLE));
      } else {
        outbox.retry(due, clock.instant().plus(Backoff.after(due.attempts(), e.retryAfter())));
      }
    } catch (DeletionRefused e) {
      refused(due, e);
      switch (e.reason()) {
        case TOO_MANY -> finish(due, new News.LinkRefused(Refusal.TOO_MANY));
        case WRONG_STATE, NOT_FOUND -> tellStatus(due, request, Occasion.WATCHING);
        case NOT_ACCEPTABLE -> finish(due, new News.LinkRefused(Refusal.REFUSED));
      }
    }
  }

  private void confirm(Due due, RequestId request) {
    if (!(step(due) instanceof Flow.Confirming)) {
      outbox.drop(due);
      return;
    }
    try {
      if (due.attempts() > 0) {
        // The last try may have done its work: what the API says now decides.
        DeletionRequest now = api.get(request);
        if (now.state() != DeletionRequest.State.VERIFIED) {
          finish(due, new News.Reported(Statuses.of(now), Occasion.CONFIRMATION));
          return;
        }
      }
      DeletionRequest confirmed = api.confirm(request, new IdempotencyKey(due.key()));
      finish(due, new News.Reported(Statuses.of(confirmed), Occasion.CONFIRMATION));
    } catch (RetriableException e) {
      settleLater(due, e);
    } catch (DeletionRefused e) {
      refused(due, e);
      tellStatus(due, request, Occasion.CONFIRMATION);
    }
  }

  private void withdraw(Due due) {
    Optional<RequestId> request = outbox.requestOf(due.conversation(), due.effect().attempt());
    if (request.isEmpty()) {
      outbox.drop(due);
      return;
    }
    try {
      DeletionRequest withdrawn = api.withdraw(request.get());
      finish(due, new News.Reported(Statuses.of(withdrawn), Occasion.WITHDRAWAL));
    } catch (RetriableException e) {
      settleLater(due, e);
    } catch (DeletionRefused e) {
      refused(due, e);
      tellStatus(due, request.get(), Occasion.WITHDRAWAL);
    }
  }

  private void look(Due due, RequestId request) {
    try {
      finish(due, new News.Reported(status(request), Occasion.CUSTOMER_ASKED));
    } catch (RetriableException e) {
      LOG.infof("no status of %s: %s", request, e.getMessage());
      finish(due, new News.NoStatus());
    }
  }

  private void tellStatus(Due due, RequestId request, Occasion occasion) {
    try {
      finish(due, new News.Reported(status(request), occasion));
    } catch (RetriableException e) {
      settleLater(due, e);
    }
  }

  /** Where a request stands; a refused question means that there is none. */
  Status status(RequestId request) {
    try {
      return Statuses.of(api.get(request));
    } catch (DeletionRefused e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return new Status.Unknown();
      }
      throw new RetriableException("the deletion API refused to tell", e);
    }
  }

  private void settleLater(Due due, RetriableException failure) {
    if (age(due).compareTo(config.settleFor()) >= 0) {
      LOG.errorf(
          "conversation %s: gave up on %s after %s; the request is still asked about",
          due.conversation(), due.effect().getClass().getSimpleName(), config.settleFor());
      outbox.drop(due);
    } else {
      again(due, failure);
    }
  }

  private void again(Due due, RetriableException failure) {
    LOG.infof(
        "conversation %s: %s failed, to be tried again: %s",
        due.conversation(), due.effect().getClass().getSimpleName(), failure.getMessage());
    newsroom.tell(due.conversation(), due.effect().attempt(), new News.Trouble());
    outbox.retry(due, clock.instant().plus(Backoff.after(due.attempts(), failure.retryAfter())));
  }

  private void finish(Due due, News news) {
    newsroom.finish(
        due.conversation(), due.effect().attempt(), Optional.of(news), List.of(), due.lease());
  }

  private static void refused(Due due, DeletionRefused refusal) {
    LOG.warnf(
        "conversation %s: the deletion API refused %s: %s",
        due.conversation(), due.effect().getClass().getSimpleName(), refusal.getMessage());
  }

  private static Handoff handoff(DeletionRequest request) {
    var verification =
        request
            .verification()
            .orElseThrow(
                () -> new RetriableException("the deletion API sent no verification link", null));
    return new Handoff(verification.url(), verification.matchPhrase(), verification.expiresAt());
  }

  /** The step that the effect was ordered in, where the conversation still stands there. */
  private Flow step(Due due) {
    ConversationId id = due.conversation();
    return newsroom
        .state(id)
        .filter(state -> state.attempt() == due.effect().attempt())
        .map(State::step)
        .orElseGet(Flow.Open::new);
  }

  private Duration age(Due due) {
    return Duration.between(due.createdAt(), clock.instant());
  }
}
