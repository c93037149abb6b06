package dev.doorman.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A client of the deletion API for tests. Every answer is checked: its status must be one that the
 * OpenAPI file gives for the call, and its body must keep to the schema for that status.
 *
 * @param base the address below which {@code /deletion-requests} stands
 * @param token the bearer token; with an empty one none is sent
 */
public record Api(URI base, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer that kept to the contract. */
  public record Answer(int status, JsonNode body, Optional<String> retryAfter) {
    public String id() {
      return text("id");
    }

    public String state() {
      return text("state");
    }

    /** The last part of the problem's type. */
    public String problem() {
      return text("type").replace("urn:doorman:problem:", "");
    }

    public URI link() {
      return URI.create(body.at("/verification/url").asText());
    }

    public String text(String name) {
      assertThat(body.path(name).isTextual()).as("\"%s\" in %s", name, body).isTrue();
      return body.path(name).asText();
    }
  }

  Api with(String otherToken) {
    return new Api(base, otherToken);
  }

  public static String body(UUID conversation) {
    return """
        {"conversation":"%s","locale":"en","confirmedAt":"2026-01-01T10:00:00Z"}"""
        .formatted(conversation);
  }

  /** A new request with a key of its own. */
  public Answer create() {
    return create(UUID.randomUUID().toString(), body(UUID.randomUUID()));
  }

  public Answer create(String key, String body) {
    return call("post", "/deletion-requests", "", key, body);
  }

  public Answer get(String id) {
    return call("get", "/deletion-requests/{id}", id, "", "");
  }

  public Answer withdraw(String id) {
    return call("delete", "/deletion-requests/{id}", id, "", "");
  }

  public Answer renew(String id) {
    return call("post", "/deletion-requests/{id}/verification", id, "", "");
  }

  public Answer confirm(String id, String key) {
    return call("post", "/deletion-requests/{id}/confirmation", id, key, "");
  }

  private Answer call(String method, String path, String id, String key, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path.replace("{id}", id)))
            .timeout(Duration.ofSeconds(20))
            .method(
                method.toUpperCase(Locale.ROOT),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      Contract.check(method, path, response);
      return new Answer(
          response.statusCode(),
          JSON.readTree(response.body()),
          response.headers().firstValue("Retry-After"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
