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
import java.time.Duration;

/**
 * Calls to the provider: no redirects, a deadline, and answers of a bounded size.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Calls {
  private static final int MOST_BYTES = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Duration timeout;
  private final HttpClient client;

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
   * @throws OidcFailure REFUSED for 400 and 401, UNAVAILABLE for whatever else goes wrong
   */
  JsonNode json(HttpRequest.Builder request) {
    HttpRequest made = request.timeout(timeout).header("Accept", "application/json").build();
    String where =
        made.uri().getScheme() + "://" + made.uri().getAuthority() + made.uri().getPath();
    try {
      HttpResponse<InputStream> response =
          client.send(made, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        if (response.statusCode() == 200) {
          return JSON.readTree(bytes);
        }
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
}
