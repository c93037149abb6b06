package dev.doorman.journey.desk;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A desk's server that is played, behind the real page: for states that the real one gets into
 * rarely, and for more chats than a test can begin. The agent is {@link #ME}.
 */
final class PlayedDesk {
  static final String ME = new UUID(1, 1).toString();

  /** A socket that hands its frames over, and takes what is answered and what is pushed. */
  private static final String SOCKETS =
      """
      (() => {
        const open = new Set();
        window.WebSocket = class {
          static CONNECTING = 0;
          static OPEN = 1;
          readyState = 0;
          constructor() {
            window.playedDeskOpen().then((hello) => {
              if (this.readyState !== 0) return;
              this.readyState = 1;
              open.add(this);
              this.onopen?.({});
              this.onmessage?.({ data: hello });
            });
          }
          send(text) { window.playedDeskHear(text); }
          close() { open.delete(this); this.readyState = 3; }
          end(code) { this.close(); this.onclose?.({ code }); }
        };
        window.playedDeskPush = (data) => open.forEach((socket) => socket.onmessage?.({ data }));
        window.playedDeskEnd = (code) => [...open].forEach((socket) => socket.end(code));
      })();
      """;

  private final BrowserContext context;

  private final Map<String, JsonObject> rows = new LinkedHashMap<>();
  private final Map<String, List<JsonObject>> events = new LinkedHashMap<>();
  private final Map<String, Integer> messages = new LinkedHashMap<>();
  private final List<JsonObject> sent = new ArrayList<>();
  private final Instant now = Clock.systemUTC().instant();
  private int refusals;

  /** Stands between the browser and its server from now on. */
  PlayedDesk(BrowserContext context) {
    this.context = context;
    context.route("**/api/desk/**", this::answer);
    context.exposeBinding("playedDeskOpen", (source, arguments) -> hello().toString());
    context.exposeBinding(
        "playedDeskHear",
        (source, arguments) -> {
          sent.add(JsonParser.parseString((String) arguments[0]).getAsJsonObject());
          return null;
        });
    context.addInitScript(SOCKETS);
  }

  private static JsonObject hello() {
    JsonObject hello = frame("hello");
    hello.addProperty("now", Clock.systemUTC().instant().toString());
    hello.add("me", me());
    return hello;
  }

  /** A waiting chat; gives its id. */
  String waiting(Duration since, String text) {
    String id = new UUID(7, rows.size() + 1).toString();
    JsonObject row = new JsonObject();
    row.addProperty("id", id);
    row.addProperty("state", "waiting");
    row.addProperty("team", "support");
    row.addProperty("reason", "asked");
    row.addProperty("locale", "en");
    row.addProperty("waitingSince", now.minus(since).toString());
    row.add("tags", new JsonArray());
    row.addProperty("lastAt", now.toString());
    row.addProperty("lastText", text);
    row.addProperty("lastFrom", "customer");
    row.addProperty("unread", 0);
    row.addProperty("sla", "ok");
    row.addProperty("identified", false);
    row.addProperty("inFlow", false);
    row.addProperty("connected", true);
    row.addProperty("leftAddress", false);
    rows.put(id, row);
    events.put(id, new ArrayList<>());
    said(id, "customer", text);
    return id;
  }

  /** A chat of this agent's; gives its id. */
  String held(String text) {
    String id = waiting(Duration.ofMinutes(3), text);
    JsonObject agent = new JsonObject();
    agent.addProperty("id", ME);
    agent.addProperty("displayName", "Ana Lima");
    rows.get(id).addProperty("state", "held");
    rows.get(id).addProperty("claimedAt", now.toString());
    rows.get(id).add("agent", agent);
    return id;
  }

  /** Changes what a chat's line says, for whoever is connected. */
  void change(String id, String text, String sla) {
    JsonObject row = rows.get(id);
    row.addProperty("lastText", text);
    row.addProperty("sla", sla);
    JsonObject frame = frame("chat");
    frame.add("chat", row);
    push(frame);
  }

  private void push(JsonObject frame) {
    context
        .pages()
        .forEach(
            page -> page.evaluate("frame => window.playedDeskPush?.(frame)", frame.toString()));
  }

  /** The next messages of the agent are refused. */
  void refuse(int number) {
    refusals = number;
  }

  /** Messages that were stored, by the ids that they were sent with. */
  Map<String, Integer> stored() {
    return Map.copyOf(messages);
  }

  /** Frames of a type that the page sent. */
  List<JsonObject> sent(String type) {
    return sent.stream().filter(one -> one.get("type").getAsString().equals(type)).toList();
  }

  /** Ends the session, as the open socket is told. */
  void end() {
    context.pages().forEach(page -> page.evaluate("() => window.playedDeskEnd?.(4401)"));
  }

  private int said(String id, String from, String text) {
    List<JsonObject> log = events.get(id);
    JsonObject body = new JsonObject();
    body.addProperty("kind", "text");
    body.addProperty("text", text);
    JsonObject event = new JsonObject();
    event.addProperty("seq", log.size() + 1);
    event.addProperty("at", now.toString());
    event.addProperty("from", from);
    event.add("body", body);
    log.add(event);
    JsonObject frame = frame("event");
    frame.addProperty("chat", id);
    frame.add("event", event);
    push(frame);
    return log.size();
  }

  private void answer(Route route) {
    URI uri = URI.create(route.request().url());
    String[] path = uri.getPath().split("/", -1);
    String what = path[3];
    if (what.equals("session")) {
      json(route, 200, me());
    } else if (what.equals("chats") && path.length == 4) {
      json(route, 200, list(uri.getQuery()));
    } else if (what.equals("chats") && rows.containsKey(path[4])) {
      chat(route, path[4], path.length == 5 ? "" : path[5]);
    } else {
      json(route, 404, problem("not-found", "It is not played."));
    }
  }

  private JsonObject list(String query) {
    String wanted = query.replace("list=", "");
    JsonArray chats = new JsonArray();
    rows.values().stream()
        .filter(
            row -> row.get("state").getAsString().equals(wanted.equals("mine") ? "held" : wanted))
        .forEach(chats::add);
    JsonObject answer = new JsonObject();
    answer.add("chats", chats);
    answer.add("agents", new JsonArray());
    return answer;
  }

  private void chat(Route route, String id, String what) {
    JsonObject answer = new JsonObject();
    switch (what) {
      case "" -> {
        answer = rows.get(id).deepCopy();
        answer.add("notes", new JsonArray());
        answer.add("history", new JsonArray());
      }
      case "events" -> {
        String query = URI.create(route.request().url()).getQuery();
        int after = Integer.parseInt(query.replaceAll(".*after=(\\d+).*", "$1"));
        JsonArray log = new JsonArray();
        events.get(id).stream().skip(after).forEach(log::add);
        answer.add("events", log);
        answer.addProperty("last", events.get(id).size());
      }
      case "messages" -> {
        if (refusals-- > 0) {
          json(route, 503, problem("unavailable", "It could not be stored just now."));
          return;
        }
        JsonObject message = JsonParser.parseString(route.request().postData()).getAsJsonObject();
        int seq =
            messages.computeIfAbsent(
                message.get("id").getAsString(),
                sentAs -> said(id, "agent", message.get("text").getAsString()));
        answer.addProperty("seq", seq);
      }
      case "suggestions" -> answer.add("suggestions", new JsonArray());
      default -> {
        json(route, 404, problem("not-found", "It is not played."));
        return;
      }
    }
    json(route, 200, answer);
  }

  private static JsonObject me() {
    JsonArray roles = new JsonArray();
    roles.add("agent");
    JsonObject me = new JsonObject();
    me.addProperty("id", ME);
    me.addProperty("name", "ana");
    me.addProperty("displayName", "Ana Lima");
    me.add("roles", roles);
    me.add("teams", new JsonArray());
    me.add("languages", new JsonArray());
    me.addProperty("capacity", 4);
    me.addProperty("mustChangePassword", false);
    return me;
  }

  private static JsonObject frame(String type) {
    JsonObject frame = new JsonObject();
    frame.addProperty("type", type);
    return frame;
  }

  private static JsonObject problem(String code, String detail) {
    JsonObject problem = new JsonObject();
    problem.addProperty("code", code);
    problem.addProperty("detail", detail);
    return problem;
  }

  private static void json(Route route, int status, JsonObject body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(body.toString()));
  }
}
