package dev.doorman.desk.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.desk.Chat;
import dev.doorman.desk.NoteBook.Note;
import dev.doorman.desk.Said;
import dev.doorman.desk.Sla;
import dev.doorman.desk.duty.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Chats, events, notes and agents as agents' pages get them. */
public final class ChatJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ChatJson() {}

  /**
   * A line of a list.
   *
   * @param within how long a first answer may take
   */
  public static ObjectNode row(Chat chat, Instant now, Duration within) {
    ObjectNode row =
        JSON.objectNode()
            .put("id", chat.id().toString())
            .put("state", chat.state().id())
            .put("team", chat.team())
            .put("reason", chat.reason())
            .put("locale", chat.locale().toLanguageTag())
            .put("waitingSince", chat.waitingSince().toString());
    chat.claimedAt().ifPresent(at -> row.put("claimedAt", at.toString()));
    chat.firstReplyAt().ifPresent(at -> row.put("firstReplyAt", at.toString()));
    chat.closedAt().ifPresent(at -> row.put("closedAt", at.toString()));
    chat.agent().ifPresent(agent -> row.set("agent", holder(agent)));
    chat.outcome().ifPresent(outcome -> row.put("outcome", outcome));
    ArrayNode tags = row.putArray("tags");
    chat.tags().forEach(tags::add);
    row.put("lastAt", chat.last().at().toString())
        .put("lastText", chat.last().text())
        .put("lastFrom", chat.last().from())
        .put("unread", chat.unread())
        .put("sla", Sla.of(chat, now, within).id())
        .put("identified", chat.identified())
        .put("inFlow", chat.inFlow())
        .put("connected", chat.connected())
        .put("leftAddress", chat.leftAddress());
    chat.rating()
        .ifPresent(
            rating -> {
              ObjectNode node = row.putObject("rating").put("stars", rating.stars());
              rating.comment().ifPresent(comment -> node.put("comment", comment));
            });
    return row;
  }

  /** Who has a chat. */
  public static ObjectNode holder(Holder holder) {
    return JSON.objectNode()
        .put("id", holder.id().toString())
        .put("displayName", holder.displayName());
  }

  /** An event without what agents may not see. */
  public static ObjectNode event(Event event) {
    var body = Said.body(BodyJson.forAgent(event.body()));
    ObjectNode node =
        JSON.objectNode()
            .put("seq", event.seq())
            .put("at", event.at().toString())
            .put("from", event.from().id());
    node.set("body", body);
    if (body.path("agent").isTextual()) {
      node.put("agent", body.path("agent").asText());
    }
    return node;
  }

  /** A note. */
  public static ObjectNode note(Note note) {
    return JSON.objectNode()
        .put("id", note.id().toString())
        .put("at", note.at().toString())
        .put("by", note.by())
        .put("text", note.text());
  }

  /** Who is at the desk. */
  public static ArrayNode agents(List<Roster.Row> rows) {
    ArrayNode agents = JSON.arrayNode();
    for (Roster.Row row : rows) {
      ObjectNode node =
          agents
              .addObject()
              .put("id", row.agent().id().toString())
              .put("displayName", row.agent().displayName());
      ArrayNode teams = node.putArray("teams");
      row.agent().teams().stream().sorted().forEach(teams::add);
      node.put("presence", row.presence().id()).put("holds", row.holds());
    }
    return agents;
  }
}
