package dev.doorman.desk.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.access.SignedIn;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Event;
import dev.doorman.desk.Chat;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.wire.ChatJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Frames to an agent's page, as text. */
final class DeskFrames {
  private DeskFrames() {}

  private static ObjectNode frame(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static String hello(SignedIn signedIn, Presence presence, Instant now) {
    Agent agent = signedIn.agent();
    ObjectNode frame = frame("hello").put("now", now.toString());
    ObjectNode me =
        frame
            .putObject("me")
            .put("id", agent.id().toString())
            .put("name", agent.name())
            .put("displayName", agent.displayName())
            .put("capacity", agent.capacity())
            .put("presence", presence.id())
            .put("signIn", signedIn.how().name().toLowerCase(Locale.ROOT))
            .put("expiresAt", signedIn.expiresAt().toString());
    ArrayNode roles = me.putArray("roles");
    agent.roles().stream().map(Role::id).sorted().forEach(roles::add);
    ArrayNode teams = me.putArray("teams");
    agent.teams().stream().sorted().forEach(teams::add);
    ArrayNode languages = me.putArray("languages");
    agent.languages().stream().sorted().forEach(languages::add);
    return frame.toString();
  }

  static String chat(Chat chat, Instant now, Duration within) {
    return frame("chat").set("chat", ChatJson.row(chat, now, within)).toString();
  }

  /** A chat that was erased. */
  static String erased(ConversationId id, Erasures.Cause cause) {
    return gone(id, "erased").put("cause", cause.name().toLowerCase(Locale.ROOT)).toString();
  }

  /** A chat that the agent may not see any more, or never might. */
  static String outOfSight(ConversationId id) {
    return gone(id, "out-of-sight").toString();
  }

  /** What was said so far was erased; what follows is the new log from its beginning. */
  static String begunAnew(ConversationId id, String epoch) {
    return gone(id, "begun-anew").put("epoch", epoch).toString();
  }

  private static ObjectNode gone(ConversationId id, String why) {
    return frame("gone").put("id", id.toString()).put("why", why);
  }

  static String event(ConversationId chat, Event event) {
    return frame("event")
        .put("chat", chat.toString())
        .set("event", ChatJson.event(event))
        .toString();
  }

  static String typing(ConversationId chat, boolean on) {
    return frame("typing")
        .put("chat", chat.toString())
        .put("from", "customer")
        .put("on", on)
        .toString();
  }

  static String seen(ConversationId chat, long seq) {
    return frame("seen").put("chat", chat.toString()).put("seq", seq).toString();
  }

  static String agents(List<Roster.Row> rows) {
    return frame("agents").set("agents", ChatJson.agents(rows)).toString();
  }

  static String error(String code, String message) {
    return frame("error").put("code", code).put("message", message).toString();
  }
}
