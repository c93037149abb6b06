package dev.doorman.conversation.delivery;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Outbox.Due;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.News.Status;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Makes the calls to the deletion API; each result is what the API said, or that it is open. */
final class Calls {
  private static final Logger LOG = Logger.getLogger(Calls.class);

  private final DeletionApi api;

  Calls(DeletionApi api) {
    this.api = api;
  }

  /** What a call came to. */
  sealed interface Result {
    /** The API has said what became of it. */
    record Said(News news, List<Note> notes) implements Result {
      Said(News news) {
        this(news, List.of());
      }
    }

    /** What the call did is not known, or it did nothing for now: it is to be made again. */
    record Open(RetriableException why) implements Result {}
  }

  Result create(Due due, Locale locale) {
    try {
      DeletionRequest made =
          api.create(
              new NewDeletionRequest(
                  due.conversation(), due.subject(), locale.toLanguageTag(), due.createdAt()),
              new IdempotencyKey(due.key()));
      return new Result.Said(
          new News.Created(made.id(), handoff(made)),
          List.of(new Note.Made(due.effect().attempt(), made.id())));
    } catch (RetriableException e) {
      return new Result.Open(e);
    } catch (DeletionRefused e) {
      refused(due, e);
      return switch (e.reason()) {
        // An earlier try with this key is still being worked on.
        case WRONG_STATE -> open(e);
        case TOO_MANY -> new Result.Said(new News.NotCreated(Refusal.TOO_MANY));
        case NOT_FOUND, NOT_ACCEPTABLE -> new Result.Said(new News.NotCreated(Refusal.REFUSED));
      };
    }
  }

  Result renew(Due due, RequestId request) {
    try {
      return new Result.Said(new News.LinkMade(handoff(api.renewVerification(request))));
    } catch (RetriableException e) {
      return new Result.Open(e);
    } catch (DeletionRefused e) {
      refused(due, e);
      return switch (e.reason()) {
        case TOO_MANY -> new Result.Said(new News.LinkRefused(Refusal.TOO_MANY));
        case NOT_ACCEPTABLE -> new Result.Said(new News.LinkRefused(Refusal.UNREACHABLE));
        case WRONG_STATE, NOT_FOUND -> refusedLink(request);
      };
    }
  }

  private Result refusedLink(RequestId request) {
    return settled(
        request,
        status ->
            switch (status) {
              // Past renewing: nothing will come of this request.
              case Status.Expired e -> new Result.Said(new News.LinkRefused(Refusal.REFUSED));
              case Status.AwaitingVerification a ->
                  new Result.Said(new News.LinkRefused(Refusal.UNREACHABLE));
              case Status said -> told(said, Occasion.WATCHING);
            });
  }

  Result confirm(Due due, RequestId request) {
    try {
      if (due.attempts() > 0) {
        // The last try may have done its work: what the API says now decides.
        Status now = status(request);
        if (!(now instanceof Status.Verified)) {
          return told(now, Occasion.CONFIRMATION);
        }
      }
      return confirmed(Statuses.of(api.confirm(request, new IdempotencyKey(due.key()))));
    } catch (RetriableException e) {
      return new Result.Open(e);
    } catch (DeletionRefused e) {
      refused(due, e);
      return didNothing(e) ? open(e) : settled(request, Calls::confirmed);
    }
  }

  private static Result confirmed(Status status) {
    return status instanceof Status.Verified
        ? open("not confirmed yet")
        : told(status, Occasion.CONFIRMATION);
  }

  Result withdraw(Due due, RequestId request) {
    try {
      return withdrawn(due, Statuses.of(api.withdraw(request)));
    } catch (RetriableException e) {
      return new Result.Open(e);
    } catch (DeletionRefused e) {
      refused(due, e);
      return didNothing(e) ? open(e) : settled(request, status -> withdrawn(due, status));
    }
  }

  private static Result withdrawn(Due due, Status status) {
    return switch (status) {
      case Status.AwaitingVerification a -> open("not withdrawn yet");
      case Status.Verified v -> open("not withdrawn yet");
      case Status.AcceptedBefore before -> open("not withdrawn yet");
      // Noted here too: a conversation that has left the flow takes no notice of it.
      case Status.Withdrawn w ->
          new Result.Said(
              new News.Reported(w, Occasion.WITHDRAWAL),
              List.of(new Note.Withdrawn(due.effect().attempt())));
      case Status said -> told(said, Occasion.WITHDRAWAL);
    };
  }

  Result look(RequestId request) {
    return settled(request, status -> told(status, Occasion.CUSTOMER_ASKED));
  }

  /** Where a request stands; a refused question means that there is none. */
  Status status(RequestId request) {
    try {
      return Statuses.of(api.get(request));
    } catch (DeletionRefused e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return new Status.Unknown();
      }
      throw new RetriableException(
          "the deletion API refused to tell", e.retryAfter().orElse(null), e);
    }
  }

  private Result settled(RequestId request, Function<Status, Result> taking) {
    try {
      return taking.apply(status(request));
    } catch (RetriableException e) {
      return new Result.Open(e);
    }
  }

  private static Result open(String why) {
    return new Result.Open(new RetriableException(why, null));
  }

  private static Result told(Status status, Occasion occasion) {
    return new Result.Said(new News.Reported(status, occasion));
  }

  /** Refused for what has nothing to do with where the request stands. */
  private static boolean didNothing(DeletionRefused refusal) {
    return switch (refusal.reason()) {
      case TOO_MANY, NOT_ACCEPTABLE -> true;
      case WRONG_STATE, NOT_FOUND -> false;
    };
  }

  private static Result open(DeletionRefused refusal) {
    return new Result.Open(
        new RetriableException(
            String.valueOf(refusal.getMessage()), refusal.retryAfter().orElse(null), refusal));
  }

  private static Handoff handoff(DeletionRequest request) {
    var verification =
        request
            .verification()
            .orElseThrow(
                () -> new RetriableException("the deletion API sent no verification link", null));
    return new Handoff(verification.url(), verification.matchPhrase(), verification.expiresAt());
  }

  private static void refused(Due due, DeletionRefused refusal) {
    LOG.warnf(
        "conversation %s: the deletion API refused %s: %s",
        due.conversation(), due.effect().getClass().getSimpleName(), refusal.getMessage());
  }
}
