package dev.doorman.deletion.http;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.ContractBroken;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import io.smallrye.faulttolerance.api.Guard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * {@link DeletionApi} over HTTP.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class HttpDeletionApi implements DeletionApi {
  private static final long MOST_BYTES = 64 * 1024;
  private static final Duration BREAK = Duration.ofSeconds(5);

  private final DeletionApiSettings settings;
  private final HttpClient client;
  private final RequestJson json;
  private final Guard breaker;
  private final ContractBreaks breaks;
  private final Clock clock;

  /**
   * @param breaks is told each answer that breaks the contract
   */
  public HttpDeletionApi(DeletionApiSettings settings, ContractBreaks breaks, Clock clock) {
    this.settings = settings;
    this.breaks = breaks;
    this.clock = clock;
    this.json = new RequestJson(settings.verificationOrigins());
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    // Opens when 15 of the last 20 calls found the API out of order, so that a dead API is not
    // asked by every conversation at its own pace; a first call is let through after the break. An
    // answer that breaks the contract does not count: it is about one request, and the others go
    // on.
    this.breaker =
        Guard.create()
            .withCircuitBreaker()
            .requestVolumeThreshold(20)
            .failureRatio(0.75)
            .delay(BREAK.toMillis(), ChronoUnit.MILLIS)
            .failOn(RetriableException.class)
            .skipOn(ContractBroken.class)
            .done()
            .build();
  }

  @Override
  public DeletionRequest create(NewDeletionRequest request, IdempotencyKey key) {
    return withLink(call(Call.CREATE, null, BodyPublishers.ofByteArray(json.write(request)), key));
  }

  @Override
  public DeletionRequest get(RequestId id) {
    return call(Call.GET, id, BodyPublishers.noBody(), null);
  }

  @Override
  public DeletionRequest renewVerification(RequestId id) {
    return withLink(call(Call.RENEW, id, BodyPublishers.noBody(), null));
  }

  @Override
  public DeletionRequest confirm(RequestId id, IdempotencyKey key) {
    return call(Call.CONFIRM, id, BodyPublishers.noBody(), key);
  }

  @Override
  public DeletionRequest withdraw(RequestId id) {
    return call(Call.WITHDRAW, id, BodyPublishers.noBody(), null);
  }

  /** The contract's calls. */
  private enum Call {
    CREATE("POST", "", "creating"),
    GET("GET", "", "asking for"),
    RENEW("POST", "/verification", "making a link for"),
    CONFIRM("POST", "/confirmation", "confirming"),
    WITHDRAW("DELETE", "", "withdrawing");

    private final String method;
    private final String below;
    private final String doing;

    Call(String method, String below, String doing) {
      this.method = method;
      this.below = below;
      this.doing = doing;
    }

    /** Whether the contract has "too many" for it. */
    boolean isLimited() {
      return this == CREATE || this == RENEW;
    }
  }

  private DeletionRequest withLink(DeletionRequest request) {
    if (request.state() != State.AWAITING_VERIFICATION) {
      throw broken(
          Field.STATE, "must be awaiting_verification with a new link", Optional.of(request.id()));
    }
    if (request.verification().isEmpty()) {
      throw broken(Field.VERIFICATION, "is missing", Optional.of(request.id()));
    }
    return request;
  }

  private DeletionRequest call(
      Call call, @Nullable RequestId id, BodyPublisher body, @Nullable IdempotencyKey key) {
    String path = (id == null ? "" : "/" + id) + call.below;
    var request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/deletion-requests" + path))
            .method(call.method, body)
            .header("Authorization", "Bearer " + settings.token().value())
            .header("Accept", "application/json, application/problem+json")
            .header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key.value());
    }
    try {
      return breaker.call(
          () -> answer(send(request.build(), call, id), call, Optional.ofNullable(id)),
          DeletionRequest.class);
    } catch (CircuitBreakerOpenException e) {
      throw new RetriableException("the deletion API is out of order; not asked", BREAK, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("unexpected", e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, Call call, @Nullable RequestId id) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, LimitedBody.ofAtMost(MOST_BYTES));
    try {
      return answer.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RetriableException(
          "no answer in time when " + call.doing + " a deletion request", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LimitedBody.TooLong) {
        throw broken(
            Field.BODY, "must have at most " + MOST_BYTES + " bytes", Optional.ofNullable(id));
      }
      if (e.getCause() instanceof IOException cause) {
        throw new RetriableException(
            "no connection when " + call.doing + " a deletion request: " + cause, cause);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted when " + call.doing + " a deletion request", e);
    }
  }

  private DeletionRequest answer(HttpResponse<byte[]> response, Call call, Optional<RequestId> id) {
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return read(response.body(), id);
    }
    Duration retryAfter = retryAfter(response);
    String problem = json.problem(response.body());
    String what = "the deletion API answered " + status + " " + problem + " when " + call.doing;
    if (problem.equals("idempotency-in-progress")) {
      throw new RetriableException(what, retryAfter, null);
    }
    switch (status) {
      case 404, 410 -> throw new DeletionRefused(Reason.NOT_FOUND, retryAfter, what);
      case 409 -> throw new DeletionRefused(Reason.WRONG_STATE, retryAfter, what);
      case 429 -> {
        if (!call.isLimited()) {
          unexpected(status, call, id);
        }
        throw new DeletionRefused(Reason.TOO_MANY, retryAfter, what);
      }
      case 401, 403 -> {
        breaks.found(
            new ContractBreak(Field.AUTHORIZATION, "the token must be taken, not " + status, id));
        throw new RetriableException(what, retryAfter, null);
      }
      case 408, 425 -> throw new RetriableException(what, retryAfter, null);
      default -> {
        if (status < 500) {
          unexpected(status, call, id);
        }
        if (status >= 400 && status < 500) {
          throw new DeletionRefused(Reason.NOT_ACCEPTABLE, retryAfter, what);
        }
        throw new RetriableException(what, retryAfter, null);
      }
    }
  }

  private DeletionRequest read(byte[] body, Optional<RequestId> id) {
    DeletionRequest request;
    try {
      request =
          json.read(
              body,
              clock.instant(),
              bearable ->
                  breaks.found(new ContractBreak(bearable.field(), bearable.expectation(), id)));
    } catch (RequestJson.Unreadable e) {
      throw broken(e.field(), e.expectation(), id);
    }
    if (id.isPresent() && !id.get().equals(request.id())) {
      // Of another request: nothing in it is about the one that was asked for.
      throw broken(Field.ID, "must be the id that was asked for", id);
    }
    return request;
  }

  private void unexpected(int status, Call call, Optional<RequestId> id) {
    breaks.found(
        new ContractBreak(
            Field.STATUS, "must not be " + status + " when " + call.doing + " a request", id));
  }

  private ContractBroken broken(Field field, String expectation, Optional<RequestId> id) {
    var what = new ContractBreak(field, expectation, id);
    breaks.found(what);
    return new ContractBroken(what);
  }

  /** The header in seconds; a date or nonsense counts as absent. */
  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }
}
