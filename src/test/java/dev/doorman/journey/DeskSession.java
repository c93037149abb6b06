package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A session of a user of the desk, over REST as another system has it. */
public final class DeskSession implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private String cookie = "";
  private JsonNode me = JSON.createObjectNode();

  private DeskSession(URI server) {
    this.server = server;
  }

  /** Signs in. */
  public static DeskSession signIn(URI server, String name, String password) {
    var session = new DeskSession(server);
    session.me =
        session.post(
            "/session", JSON.createObjectNode().put("name", name).put("password", password));
    return session;
  }

  /** Who is signed in. */
  public JsonNode me() {
    return me;
  }

  /** The header that goes with each call, and with the socket's handshake. */
  public String cookie() {
    return cookie;
  }

  public void changePassword(String current, String next) {
    me =
        post(
            "/session/password", JSON.createObjectNode().put("current", current).put("next", next));
  }

  public JsonNode get(String path) {
    return body(send(request(path).GET()));
  }

  /** Calls, and fails where that is not answered with success. */
  public JsonNode post(String path, JsonNode body) {
    return body(send(request(path).POST(BodyPublishers.ofString(body.toString()))));
  }

  /** Calls as somebody who never signed in. */
  public static DeskSession signedOut(URI server) {
    return new DeskSession(server);
  }

  /** Adds a user and signs in as that one. */
  public DeskSession join(String name, String role, String team) {
    ObjectNode user = JSON.createObjectNode().put("name", name).put("displayName", name);
    user.putArray("roles").add(role);
    user.putArray("teams").add(team);
    user.putArray("languages");
    user.put("capacity", 4);
    String first = post("/users", user).path("firstPassword").asText();
    DeskSession session = signIn(server, name, first);
    session.changePassword(first, "three quiet green rivers");
    return session;
  }

  /** The answer to a call, whatever it is. */
  public HttpResponse<String> call(String method, String path, String body) {
    return send(
        request(path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/desk" + path))
            .header("Content-Type", "application/json")
            .header("Doorman-Desk", "1");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").stream()
          .filter(value -> value.startsWith("doorman-desk="))
          .forEach(value -> cookie = value.split(";", 2)[0]);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode body(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("%s %s: %s", answer.request().method(), answer.uri(), answer.body())
        .isBetween(200, 299);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
