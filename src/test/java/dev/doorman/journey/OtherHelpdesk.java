package dev.doorman.journey;

import static dev.doorman.Waiting.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.desk.hook.Receiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small helpdesk of somebody else's. It knows Doorman by its documents only: it is told of chats
 * by signed webhooks, claims those that wait, and answers over REST.
 */
final class OtherHelpdesk implements AutoCloseable {
  private static final String PASSWORD = "another long passphrase";
  private static final long TOLERANCE = 300;

  private final DeskSession session;
  private final String secret;
  private final WebSocket socket;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> held = Optional.empty();

  private OtherHelpdesk(DeskSession session, String secret, WebSocket socket) {
    this.session = session;
    this.secret = secret;
    this.socket = socket;
  }

  /** Gets a user, a webhook and a connection, so that it is online. */
  static OtherHelpdesk join(URI server, DeskSession admin, Receiver hooks) {
    ObjectNode user =
        DeskSession.JSON
            .createObjectNode()
            .put("name", "helpdesk")
            .put("displayName", "Support team")
            .put("capacity", 50);
    user.putArray("roles").add("agent");
    user.putArray("teams").add("support");
    user.putArray("languages");
    String first = admin.post("/users", user).path("firstPassword").asText();
    DeskSession session = DeskSession.signIn(server, "helpdesk", first);
    session.changePassword(first, PASSWORD);

    ObjectNode hook =
        DeskSession.JSON.createObjectNode().put("url", hooks.url("/doorman").toString());
    List.of("chat.waiting", "chat.message", "chat.closed").forEach(hook.withArray("events")::add);
    String secret = admin.post("/webhooks", hook).path("secret").asText();

    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", server.toString())
            .header("Cookie", session.cookie())
            .subprotocols("doorman.desk.v1")
            .buildAsync(
                URI.create("ws://" + server.getAuthority() + "/desk/socket"),
                new WebSocket.Listener() {})
            .join();
    socket.sendText("{\"type\":\"presence\",\"state\":\"online\"}", true).join();

    var helpdesk = new OtherHelpdesk(session, secret, socket);
    hooks.answer(helpdesk::take);
    helpdesk.until("it is online", () -> helpdesk.isOnline());
    return helpdesk;
  }

  private boolean isOnline() {
    for (JsonNode agent : session.get("/agents").path("agents")) {
      if (agent.path("presence").asText().equals("online")) {
        return true;
      }
    }
    return false;
  }

  /** Takes a call: checks who sent it, knows it again, and notes what is to be done. */
  private Receiver.Reply take(Receiver.Call call) {
    if (!isDoormans(call)) {
      faults.add(call.text());
      return Receiver.Reply.of(401);
    }
    JsonNode event = call.body();
    if (!seen.add(event.path("id").asText())) {
      return Receiver.Reply.of(204);
    }
    String chat = event.path("chat").asText();
    switch (event.path("type").asText()) {
      case "chat.waiting" -> waiting.add(chat);
      case "chat.closed" -> closed.add(chat);
      case "chat.message" -> {
        if (event.at("/message/from").asText().equals("customer")) {
          heard.add(event.at("/message/body/text").asText());
        }
      }
      default -> faults.add(call.text());
    }
    return Receiver.Reply.of(204);
  }

  private boolean isDoormans(Receiver.Call call) {
    String time = "";
    boolean valid = false;
    for (String part : call.signature().orElse("").split(",", -1)) {
      if (part.startsWith("t=")) {
        time = part.substring(2);
      } else if (part.startsWith("v1=")) {
        valid |=
            MessageDigest.isEqual(
                part.substring(3).getBytes(StandardCharsets.UTF_8),
                hmac(time + "." + call.text()).getBytes(StandardCharsets.UTF_8));
      }
    }
    return valid && Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(time)) <= TOLERANCE;
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The chat that it has; claims one that waits where it has none. */
  Optional<String> held() {
    if (held.isEmpty()) {
      for (String chat : waiting) {
        session.post("/chats/" + chat + "/claim", DeskSession.JSON.createObjectNode());
        held = Optional.of(chat);
        break;
      }
    }
    return held;
  }

  void answer(String text) {
    session.post(
        "/chats/" + held.orElseThrow() + "/messages",
        DeskSession.JSON
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("text", text));
  }

  void closeChat() {
    ObjectNode closing = DeskSession.JSON.createObjectNode().put("outcome", "solved");
    closing.putArray("tags").add("billing");
    session.post("/chats/" + held.orElseThrow() + "/close", closing);
  }

  /** What customers have said, as far as it was told. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  boolean isClosed() {
    return held.filter(closed::contains).isPresent();
  }

  /** Calls that were not signed by Doorman, or told of what was not asked for. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Waits for something, and fails where it does not come. */
  void until(String what, BooleanSupplier reached) {
    await(what).atMost(OtherHelpdeskIT.PATIENCE).until(reached::getAsBoolean);
  }

  @Override
  public void close() {
    socket.abort();
    session.close();
  }
}
