package dev.doorman.journey.desk;

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
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An agent who works over REST and the desk's socket, as another helpdesk's program does. */
public final class AgentClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final URI server;
  private String cookie = "";
  private WebSocket socket;

  private AgentClient(URI server) {
    this.server = server;
  }

  /** What came back. */
  public record Answer(int status, JsonNode body) {
    /** The body, where the call succeeded. */
    public JsonNode ok() {
      assertThat(status).as("status of %s", body).isBetween(200, 299);
      return body;
    }
  }

  /** Signs in at a node. */
  public static AgentClient signIn(URI server, String name, String password) {
    var client = new AgentClient(server);
    client.post("/api/desk/session", Map.of("name", name, "password", password)).ok();
    return client;
  }

  /** The same session at another node. */
  public AgentClient at(URI other) {
    var client = new AgentClient(other);
    client.cookie = cookie;
    return client;
  }

  /**
   * Creates an agent, as an administrator, and has them choose a password of their own.
   *
   * @return the agent, signed in at the same node
   */
  public AgentClient hire(String name, String displayName, String password) {
    return hire(name, displayName, password, List.of("agent"), List.of("support"), 4);
  }

  /** Creates a user with these rights, as an administrator. */
  public AgentClient hire(
      String name,
      String displayName,
      String password,
      List<String> roles,
      List<String> teams,
      int capacity) {
    JsonNode made =
        post(
                "/api/desk/users",
                Map.of(
                    "name",
                    name,
                    "displayName",
                    displayName,
                    "roles",
                    roles,
                    "teams",
                    teams,
                    "languages",
                    List.of(),
                    "capacity",
                    capacity))
            .ok();
    String first = made.path("firstPassword").asText();
    AgentClient agent = signIn(server, name, first);
    agent.post("/api/desk/session/password", Map.of("current", first, "next", password)).ok();
    return agent;
  }

  public Answer get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Object body) {
    return call("POST", path, BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  public Answer delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  /** The body of a call as it comes, which must succeed. */
  public String text(String path) {
    HttpResponse<String> response = send("GET", path, BodyPublishers.noBody());
    assertThat(response.statusCode()).as("status of %s", path).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Doorman-Desk", "1")
            .header("Cookie", cookie)
            .method(method, body)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Answer call(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      HttpResponse<String> response = send(method, path, body);
      response.headers().allValues("Set-Cookie").stream()
          .filter(set -> set.startsWith("doorman-desk="))
          .forEach(set -> cookie = set.substring(0, set.indexOf(';')));
      String text = response.body();
      return new Answer(response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Comes to the desk: present from now on, and told what happens. */
  public AgentClient sitDown() {
    closed = new CompletableFuture<>();
    try {
      socket =
          http.newWebSocketBuilder()
              .header("Origin", server.getScheme() + "://" + server.getAuthority())
              .header("Cookie", cookie)
              .subprotocols("doorman.desk.v1")
              .buildAsync(
                  URI.create("ws://" + server.getAuthority() + "/desk/socket"), new Frames())
              .join();
    } catch (CompletionException e) {
      throw new AssertionError("the handshake failed: " + e.getCause(), e.getCause());
    }
    next("hello", frame -> true);
    return send(Map.of("type", "presence", "state", "online"));
  }

  public AgentClient send(Map<String, Object> frame) {
    socket.sendText(JSON.valueToTree(frame).toString(), true).join();
    return this;
  }

  /** The next frame of this type that fits; others before it are passed over. */
  public JsonNode next(String type, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("no such frame came: " + type);
        }
        if (frame.path("type").asText().equals(type) && wanted.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The chat's line, once it is in this state. */
  public JsonNode chat(String id, String state) {
    return next(
            "chat",
            frame ->
                frame.at("/chat/id").asText().equals(id)
                    && frame.at("/chat/state").asText().equals(state))
        .path("chat");
  }

  /** What the list of agents tells of one of them. */
  public String presenceOf(String displayName) {
    for (JsonNode agent : get("/api/desk/agents").ok().path("agents")) {
      if (agent.path("displayName").asText().equals(displayName)) {
        return agent.path("presence").asText();
      }
    }
    return "unknown";
  }

  /** The code that the server closed the socket with. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** How many frames have come and were not taken. */
  public int unread() {
    return frames.size();
  }

  /** Leaves without a word, as a laptop does that is closed. */
  public void vanish() {
    socket.abort();
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    http.close();
  }

  private final class Frames implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        try {
          frames.add(JSON.readTree(partial.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        partial.setLength(0);
      }
      webSocket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String why) {
      closed.complete(code);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
