package dev.doorman.access.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.access.oidc.OidcFailure.Why;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls to the provider: no redirects, a deadline for the whole answer, answers of a bounded size,
 * and only a few at once, so that a provider that hangs doesn't keep the threads that serve
 * everybody.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Calls {
  /** Calls that may be under way. */
  static final int MOST = 16;

  private static final int MOST_BYTES = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Duration timeout;
  private final HttpClient client;
  private final Semaphore places = new Semaphore(MOST);

  Calls(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The JSON that is answered with 200.
   *
   * @throws OidcFailure REFUSED for 400 and 401, UNAVAILABLE for whatever else goes wrong, at once
   *     if too many calls are under way
   */
  JsonNode json(HttpRequest.Builder request) {
    HttpRequest made = request.timeout(timeout).header("Accept", "application/json").build();
    String where =
        made.uri().getScheme() + "://" + made.uri().getAuthority() + made.uri().getPath();
    if (!places.tryAcquire()) {
      throw new OidcFailure(Why.UNAVAILABLE, where + " keeps too many calls waiting");
    }
    try {
      return json(made, where);
    } finally {
      places.release();
    }
  }

  private JsonNode json(HttpRequest made, String where) {
    try {
      HttpResponse<InputStream> response =
          client.send(made, HttpResponse.BodyHandlers.ofInputStream());
      byte[] bytes = bytes(response.body());
      if (response.statusCode() == 200) {
        return JSON.readTree(bytes);
      }
      boolean refused = response.statusCode() == 400 || response.statusCode() == 401;
      throw new OidcFailure(
          refused ? Why.REFUSED : Why.UNAVAILABLE,
          "%s answered %d".formatted(where, response.statusCode()));
    } catch (JsonProcessingException e) {
      // Its message quotes the answer, which may hold a token.
      throw new OidcFailure(Why.UNAVAILABLE, where + " answered with no JSON");
    } catch (IOException e) {
      throw new OidcFailure(Why.UNAVAILABLE, where + " cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OidcFailure(Why.UNAVAILABLE, where + " was not waited for", e);
    }
  }

  /** The client's own deadline is over once the head is here, so the body has another one. */
  private byte[] bytes(InputStream body) throws IOException {
    var over = new CompletableFuture<Boolean>();
    var unused =
        over.completeOnTimeout(true, timeout.toNanos(), TimeUnit.NANOSECONDS)
            .thenAccept(late -> close(late, body));
    try (body) {
      byte[] bytes = body.readNBytes(MOST_BYTES);
      if (!over.complete(false)) {
        throw new HttpTimeoutException("the answer did not end in time");
      }
      return bytes;
    } finally {
      over.complete(false);
    }
  }

  /** Wakes whoever reads it, if it is late. */
  private static void close(boolean late, InputStream body) {
    try {
      if (late) {
        body.close();
      }
    } catch (IOException e) {
      // It is given up all the same.
    }
  }
}
