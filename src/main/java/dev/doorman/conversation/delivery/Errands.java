package dev.doorman.conversation.delivery;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Newsroom;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Outbox.Due;
import dev.doorman.conversation.delivery.Calls.Result;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.ContractBroken;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.News.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries out one effect: calls the deletion API and tells the conversation what came of it.
 *
 * <p>A call whose outcome is not known is made again with the same key, never as a new one. An
 * effect that the conversation no longer waits for is dropped; a request that a dropped call may
 * have made has given its link to nobody, so it dies unverified.
 */
final class Errands {
  private static final Logger LOG = Logger.getLogger(Errands.class);

  /** A new link is wanted now: after this many failures the customer is told and may ask again. */
  private static final int LINK_TRIES = 3;

  private final Calls calls;
  private final Outbox outbox;
  private final Newsroom newsroom;
  private final ConversationConfig config;
  private final ContractBreaks breaks;
  private final Clock clock;

  Errands(
      Calls calls,
      Outbox outbox,
      Newsroom newsroom,
      ConversationConfig config,
      ContractBreaks breaks,
      Clock clock) {
    this.breaks = breaks;
    this.calls = calls;
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
    Optional<Conversation> waiting = waiting(due);
    if (waiting.isEmpty()) {
      outbox.drop(due);
    } else if (isPast(due, config.createFor())) {
      // Not tried even once more: the key may have been forgotten, and count as a new one.
      giveUp(due, "not made within " + config.createFor().toMinutes() + " minutes");
      tell(due, new News.NotCreated(Refusal.UNREACHABLE));
    } else {
      switch (own(due, calls.create(due, waiting.get().locale()))) {
        case Result.Said said -> tell(due, said);
        case Result.Open(var why) ->
            again(due, why, earlier(pause(due, why), due.createdAt().plus(config.createFor())));
      }
    }
  }

  /** An id that was given to somebody else's request is no answer. */
  private Result own(Due due, Result result) {
    if (result instanceof Result.Said(News.Created created, var notes)
        && outbox.isAnothers(created.request(), due.conversation(), due.effect().attempt())) {
      var what =
          new ContractBreak(
              Field.ID, "must be new for each request", Optional.of(created.request()));
      breaks.found(what);
      return new Result.Open(new ContractBroken(what));
    }
    return result;
  }

  private void renew(Due due, RequestId request) {
    if (waiting(due).isEmpty()) {
      outbox.drop(due);
      return;
    }
    switch (ahead(request, calls.renew(due, request))) {
      case Result.Said said -> {
        if (tell(due, said) == Newsroom.Told.LATE && said.news() instanceof News.LinkMade made) {
          // It has ended the link that another node may have shown meanwhile.
          newsroom.tell(due.conversation(), due.effect().attempt(), made);
        }
      }
      case Result.Open(var why) -> {
        if (due.attempts() + 1 >= LINK_TRIES) {
          giveUp(due, "no new link in " + LINK_TRIES + " tries: " + why.getMessage());
          tell(due, new News.LinkRefused(Refusal.UNREACHABLE));
        } else {
          outbox.retry(due, pause(due, why), reason(why));
        }
      }
    }
  }

  /**
   * A new link that nobody can use any more is no answer. The answer to a repeated creation may
   * hold one: it's the first answer again.
   */
  private Result ahead(RequestId request, Result result) {
    if (result instanceof Result.Said(News.LinkMade(Handoff handoff), var notes)
        && !handoff.expiresAt().isAfter(clock.instant())) {
      var what =
          new ContractBreak(
              Field.EXPIRES_AT, "must be ahead when a link is new", Optional.of(request));
      breaks.found(what);
      return new Result.Open(new ContractBroken(what));
    }
    return result;
  }

  private void confirm(Due due, RequestId request) {
    if (waiting(due).isEmpty()) {
      outbox.drop(due);
      return;
    }
    switch (there(due, calls.confirm(due, request))) {
      case Result.Said said -> tell(due, said);
      case Result.Open(var why) -> again(due, why, pause(due, why));
    }
  }

  private void withdraw(Due due) {
    Optional<RequestId> request = outbox.requestOf(due.conversation(), due.effect().attempt());
    if (request.isEmpty()) {
      outbox.drop(due);
      return;
    }
    switch (there(due, calls.withdraw(due, request.get()))) {
      case Result.Said said -> tell(due, checked(due, request.get(), said));
      case Result.Open(var why) -> {
        if (waiting(due).isPresent()) {
          again(due, why, pause(due, why));
        } else if (isPast(due, config.settleFor())) {
          giveUp(due, "request " + request.get() + " not withdrawn: " + why.getMessage());
          outbox.drop(due);
        } else {
          // Where nobody confirmed what was accepted, its customer waits for this too.
          tellStuck(due, pause(due, why));
          outbox.retry(due, pause(due, why), reason(why));
        }
      }
    }
  }

  /**
   * A conversation that has begun anew takes no notice of what becomes of this request, unless it
   * was accepted without being confirmed.
   */
  private Result.Said checked(Due due, RequestId request, Result.Said said) {
    boolean accepted =
        said.news() instanceof News.Reported(var status, var occasion)
            && (status instanceof Status.Accepted || status instanceof Status.Completed);
    int attempt = due.effect().attempt();
    boolean heard =
        newsroom
            .conversation(due.conversation())
            .filter(conversation -> conversation.state().attempt() == attempt)
            .isPresent();
    if (!accepted || heard || outbox.isConfirmed(due.conversation(), attempt)) {
      return said;
    }
    breaks.unconfirmed(
        new ContractBreak(
            Field.STATE, "must be accepted only after a confirmation", Optional.of(request)));
    return new Result.Said(new News.EarlierUnconfirmed(), said.notes());
  }

  /** A request that was confirmed can't be told of as ended because the API doesn't find it. */
  private Result there(Due due, Result result) {
    if (result instanceof Result.Said(News.Reported(Status.Unknown u, var occasion), var notes)
        && waiting(due).isPresent()) {
      return new Result.Open(new RetriableException("the deletion API has no such request", null));
    }
    return result;
  }

  private void look(Due due, RequestId request) {
    switch (calls.look(request)) {
      case Result.Said said -> tell(due, said);
      case Result.Open(var why) -> {
        LOG.infof("no status of %s: %s", request, why.getMessage());
        tell(due, new News.NoStatus());
      }
    }
  }

  private void giveUp(Due due, String why) {
    LOG.errorf(
        "conversation %s: gave up %s: %s",
        due.conversation(), due.effect().getClass().getSimpleName(), why);
    outbox.giveUp(due, why, clock.instant());
  }

  /** Tells of the trouble and tries later, unless nobody waits for it any more. */
  private void again(Due due, RetriableException why, Instant next) {
    LOG.infof(
        "conversation %s: %s failed, to be tried again: %s",
        due.conversation(), due.effect().getClass().getSimpleName(), why.getMessage());
    newsroom.tell(due.conversation(), due.effect().attempt(), new News.Trouble());
    tellStuck(due, next);
    if (waiting(due).isPresent()) {
      outbox.retry(due, next, reason(why));
    } else {
      // Left meanwhile: what was ordered then, such as a withdrawal, must not wait behind this.
      outbox.drop(due);
    }
  }

  /** Offers a person before the time for it is over: the next try comes later than that. */
  private void tellStuck(Due due, Instant next) {
    if (next.isAfter(due.createdAt().plus(config.personAfter()))) {
      newsroom.tell(due.conversation(), due.effect().attempt(), new News.Stuck());
    }
  }

  private static String reason(RetriableException why) {
    return String.valueOf(why.getMessage());
  }

  private void tell(Due due, News news) {
    var unused = tell(due, new Result.Said(news));
  }

  private Newsroom.Told tell(Due due, Result.Said said) {
    Newsroom.Told told =
        newsroom.finish(
            due.conversation(), due.effect().attempt(), said.news(), said.notes(), due.lease());
    if (told == Newsroom.Told.GONE) {
      outbox.drop(due);
    }
    return told;
  }

  /** The conversation, where it still stands at the step that waits for this effect. */
  private Optional<Conversation> waiting(Due due) {
    return newsroom
        .conversation(due.conversation())
        .filter(conversation -> conversation.state().attempt() == due.effect().attempt())
        .filter(conversation -> isWaiting(conversation.state().step(), due.effect()));
  }

  private static boolean isWaiting(Flow step, Effect effect) {
    return switch (effect) {
      case Effect.CreateRequest c -> step instanceof Flow.Requesting;
      case Effect.RenewLink r ->
          step instanceof Flow.Verifying verifying && verifying.link() == Flow.Link.RENEWING;
      case Effect.Confirm c -> step instanceof Flow.Confirming;
      case Effect.Withdraw w -> step instanceof Flow.Withdrawing;
      case Effect.Look l -> step instanceof Flow.Watched;
    };
  }

  private Instant pause(Due due, RetriableException why) {
    return clock.instant().plus(Backoff.after(due.attempts(), why.retryAfter()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean isPast(Due due, Duration limit) {
    return !clock.instant().isBefore(due.createdAt().plus(limit));
  }
}
