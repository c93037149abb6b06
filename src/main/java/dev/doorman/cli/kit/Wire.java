package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Broken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests, right and wrong ones, and keeps what was answered.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Wire implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final Target target;
  private final HttpClient client;
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  Wire(Target target) {
    this.target = target;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(target.callTimeout())
            .build();
  }

  /** All that was answered so far, in order. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /**
   * Sends a request with the target's token.
   *
   * @param headers beside the credentials
   * @param body none where empty
   * @throws Broken where no answer came
   */
  Exchange send(String method, String path, Map<String, String> headers, String body) {
    return send(method, path, headers, body, "Bearer " + target.token().value());
  }

  /**
   * The same with credentials of the caller's.
   *
   * @param credentials the Authorization header; none is sent where empty
   */
  Exchange send(
      String method, String path, Map<String, String> headers, String body, String credentials) {
    var request =
        HttpRequest.newBuilder(URI.create(target.url() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Accept", "application/json, application/problem+json");
    headers.forEach(request::header);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!credentials.isEmpty()) {
      request.header("Authorization", credentials);
    }
    HttpResponse<String> response = answered(request.build(), method + " " + path);
    var exchange =
        new Exchange(
            method, path, headers, body, response.statusCode(), names(response), response.body());
    exchanges.add(exchange);
    return exchange;
  }

  /** Opens a page as a link preview does, and gives the status that it ends with. */
  int open(URI page) {
    try (var follower =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(target.callTimeout())
            .build()) {
      return follower
          .send(
              HttpRequest.newBuilder(page).timeout(target.callTimeout()).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | IllegalArgumentException e) {
      throw new Broken("the verification page cannot be opened: " + cause(e), null);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpResponse<String> answered(HttpRequest request, String call) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      HttpResponse<String> response =
          answer.get(target.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (response.body().length() > MOST_BYTES) {
        throw new Broken("the answer to " + call + " is longer than a megabyte", null);
      }
      return response;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Broken(
          "no answer to %s in %d s".formatted(call, target.callTimeout().toSeconds()), null);
    } catch (ExecutionException e) {
      throw new Broken("no answer to " + call + ": " + cause(e.getCause()), null);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    }
  }

  private static String cause(@org.jspecify.annotations.Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static Broken interrupted() {
    Thread.currentThread().interrupt();
    return new Broken("interrupted", null);
  }

  private static Map<String, String> names(HttpResponse<?> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  @Override
  public void close() {
    client.close();
  }
}
