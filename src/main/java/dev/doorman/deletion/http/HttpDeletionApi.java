package dev.doorman.deletion.http;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
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
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

  public HttpDeletionApi(DeletionApiSettings settings) {
    this.settings = settings;
    this.json = new RequestJson(settings.verificationOrigins());
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    // Opens when 15 of the last 20 calls found the API out of order, so that a dead API is not
    // asked by every conversation at its own pace; a first call is let through after the break.
    this.breaker =
        Guard.create()
            .withCircuitBreaker()
            .requestVolumeThreshold(20)
            .failureRatio(0.75)
            .delay(BREAK.toMillis(), ChronoUnit.MILLIS)
            .failOn(RetriableException.class)
            .done()
            .build();
  }

  @Override
  public DeletionRequest create(NewDeletionRequest request, IdempotencyKey key) {
    return withLink(
        call("POST", "", BodyPublishers.ofByteArray(json.write(request)), key, "creating"));
  }

  @Override
  public DeletionRequest get(RequestId id) {
    return call("GET", "/" + id, BodyPublishers.noBody(), null, "asking for");
  }

  @Override
  public DeletionRequest renewVerification(RequestId id) {
    return withLink(
        call(
            "POST",
            "/" + id + "/verification",
            BodyPublishers.noBody(),
            null,
            "making a link for"));
  }

  @Override
  public DeletionRequest confirm(RequestId id, IdempotencyKey key) {
    return call("POST", "/" + id + "/confirmation", BodyPublishers.noBody(), key, "confirming");
  }

  @Override
  public DeletionRequest withdraw(RequestId id) {
    return call("DELETE", "/" + id, BodyPublishers.noBody(), null, "withdrawing");
  }

  private static DeletionRequest withLink(DeletionRequest request) {
    if (request.verification().isEmpty()) {
      throw new RetriableException(
          "the deletion API gave no verification link for " + request.id(), null);
    }
    return request;
  }

  private DeletionRequest call(
      String method, String path, BodyPublisher body, @Nullable IdempotencyKey key, String doing) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/deletion-requests" + path))
            .method(method, body)
            .header("Authorization", "Bearer " + settings.token().value())
            .header("Accept", "application/json, application/problem+json")
            .header("Content-Type", "application/json");
    if (key != null) {
      request.header("Idempotency-Key", key.value());
    }
    try {
      return breaker.call(() -> answer(send(request.build(), doing), doing), DeletionRequest.class);
    } catch (CircuitBreakerOpenException e) {
      throw new RetriableException("the deletion API is out of order; not asked", BREAK, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("unexpected", e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, String doing) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, LimitedBody.ofAtMost(MOST_BYTES));
    try {
      return answer.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RetriableException("no answer in time when " + doing + " a deletion request", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new RetriableException(
            "no connection when " + doing + " a deletion request: " + cause, cause);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted when " + doing + " a deletion request", e);
    }
  }

  private DeletionRequest answer(HttpResponse<byte[]> response, String doing) {
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      try {
        return json.read(response.body());
      } catch (RequestJson.Unreadable e) {
        throw new RetriableException(
            "the deletion API's answer breaks the contract: " + e.getMessage(), e);
      }
    }
    Duration retryAfter = retryAfter(response);
    String problem = json.problem(response.body());
    String what = "the deletion API answered " + status + " " + problem + " when " + doing;
    if (problem.equals("idempotency-in-progress")) {
      throw new RetriableException(what, retryAfter, null);
    }
    switch (status) {
      case 404, 410 -> throw new DeletionRefused(Reason.NOT_FOUND, retryAfter, what);
      case 409 -> throw new DeletionRefused(Reason.WRONG_STATE, retryAfter, what);
      case 429 -> throw new DeletionRefused(Reason.TOO_MANY, retryAfter, what);
      case 401, 403, 408, 425 -> throw new RetriableException(what, retryAfter, null);
      default -> {
        if (status >= 400 && status < 500) {
          throw new DeletionRefused(Reason.NOT_ACCEPTABLE, retryAfter, what);
        }
        throw new RetriableException(what, retryAfter, null);
      }
    }
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
