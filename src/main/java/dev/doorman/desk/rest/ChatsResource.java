package dev.doorman.desk.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.access.Agent;
import dev.doorman.access.Allowed;
import dev.doorman.access.Caller;
import dev.doorman.access.Role;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.Office;
import dev.doorman.desk.Chat;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.DeskFault;
import dev.doorman.desk.Moves;
import dev.doorman.desk.NoteBook;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Queue.Listing;
import dev.doorman.desk.Said;
import dev.doorman.desk.Sight;
import dev.doorman.desk.Steps;
import dev.doorman.desk.Suggestions;
import dev.doorman.desk.Summaries;
import dev.doorman.desk.Summary;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.wire.ChatJson;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What agents read: lists of chats, one chat, what was said in it, what the articles say to it. */
@Path("/api/desk/chats")
@Tag(name = "Desk")
public final class ChatsResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ROWS_MOST = 500;
  private static final int CLOSED_MOST = 200;
  private static final int EVENTS_MOST = 500;
  private static final int EVENTS_USUAL = 100;

  /** How much of a long chat the summary is made from, at its beginning and at its end. */
  private static final int SUMMARY_EACH = 100;

  private final Queue queue;
  private final Moves moves;
  private final NoteBook notes;
  private final HandOvers handOvers;
  private final Conversations conversations;
  private final Suggestions suggestions;
  private final Summaries summaries;
  private final Roster roster;
  private final DeskConfig config;
  private final Clock clock;
  private final Caller caller;

  @Inject
  ChatsResource(
      Queue queue,
      Moves moves,
      NoteBook notes,
      Office office,
      Suggestions suggestions,
      Summaries summaries,
      Roster roster,
      DeskConfig config,
      Clock clock,
      Caller caller) {
    this.queue = queue;
    this.moves = moves;
    this.notes = notes;
    this.handOvers = office.handOvers();
    this.conversations = office.conversations();
    this.suggestions = suggestions;
    this.summaries = summaries;
    this.roster = roster;
    this.config = config;
    this.clock = clock;
    this.caller = caller;
  }

  /** A list of the chats that the caller may see, and who is at the desk. */
  @GET
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "List chats: waiting, mine, all, inbox or closed", operationId = "deskChats")
  public Response list(@QueryParam("list") @Nullable String list) {
    return Answers.of(
        () -> {
          Listing listing = listing(list == null ? "waiting" : list);
          Agent who = caller.agent();
          Instant now = clock.instant();
          int most = listing == Listing.CLOSED ? CLOSED_MOST : ROWS_MOST;
          ObjectNode answer = JSON.objectNode();
          ArrayNode chats = answer.putArray("chats");
          queue
              .list(listing, who.id(), Sight.of(who), now, most)
              .forEach(chat -> chats.add(ChatJson.row(chat, now, config.answerWithin())));
          answer.set("agents", ChatJson.agents(roster.rows()));
          return Answers.ok(answer);
        });
  }

  private static Listing listing(String name) {
    for (Listing listing : Listing.values()) {
      if (listing.name().toLowerCase(Locale.ROOT).equals(name)) {
        return listing;
      }
    }
    throw Asked.bad("list must be one of: waiting, mine, all, inbox, closed.");
  }

  /** One chat with all that an agent needs to begin. */
  @GET
  @Path("/{id}")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Read a chat", operationId = "deskChat")
  public Response chat(@PathParam("id") String id) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          Chat row = moves.visible(caller.agent(), chat);
          Conversation conversation = standing(chat).conversation();
          ObjectNode answer = ChatJson.row(row, clock.instant(), config.answerWithin());
          Queue.Background background = queue.background(chat);
          background.page().ifPresent(page -> answer.put("page", page));
          Steps.Step step = Steps.of(conversation.state());
          ObjectNode flow =
              answer.putObject("flow").put("step", step.id()).put("inFlow", step.inFlow());
          step.prompt().ifPresent(prompt -> flow.put("prompt", prompt));
          ArrayNode noted = answer.putArray("notes");
          notes.of(chat).forEach(note -> noted.add(ChatJson.note(note)));
          background.left().ifPresent(left -> putLeft(answer, left));
          putSummary(answer, Summary.of(events(conversation), step));
          ArrayNode history = answer.putArray("history");
          handOvers.of(chat).forEach(one -> history.add(handOver(one)));
          return Answers.ok(answer);
        });
  }

  private Standing standing(ConversationId id) {
    return conversations.standing(id).orElseThrow(DeskFault::unknownChat);
  }

  /** The beginning and the end of what was said. */
  private List<Event> events(Conversation conversation) {
    List<Event> events =
        new ArrayList<>(conversations.eventsAfter(conversation.id(), 0, SUMMARY_EACH));
    long last = events.isEmpty() ? 0 : events.getLast().seq();
    long from = Math.max(last, conversation.lastSeq() - SUMMARY_EACH);
    events.addAll(conversations.eventsAfter(conversation.id(), from, SUMMARY_EACH));
    return events;
  }

  private static void putLeft(ObjectNode answer, Queue.LeftMessage left) {
    ObjectNode node = answer.putObject("left").put("text", left.text());
    left.email().ifPresent(email -> node.put("email", email));
    node.put("at", left.at().toString());
  }

  private void putSummary(ObjectNode answer, List<String> lines) {
    if (!lines.isEmpty()) {
      ObjectNode summary = summary(new Summaries.Worded(lines, Summaries.By.EXTRACT));
      answer.set("summary", summary.put("rewordable", summaries.canReword()));
    }
  }

  private static ObjectNode summary(Summaries.Worded worded) {
    ObjectNode summary = JSON.objectNode();
    ArrayNode all = summary.putArray("lines");
    worded.lines().forEach(all::add);
    return summary.put("by", worded.by().id());
  }

  /** The summary, in the language model's words where it has good ones within its time. */
  @GET
  @Path("/{id}/summary")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Read a chat's summary, reworded", operationId = "deskSummary")
  public Response summary(@PathParam("id") String id) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          moves.visible(caller.agent(), chat);
          Conversation conversation = standing(chat).conversation();
          List<String> lines = Summary.of(events(conversation), Steps.of(conversation.state()));
          return Answers.ok(summary(summaries.reword(lines)));
        });
  }

  private static ObjectNode handOver(HandOver one) {
    ObjectNode node =
        JSON.objectNode()
            .put("nr", one.nr())
            .put("reason", one.reason().id())
            .put("waitingSince", one.waitingSince().toString());
    one.claimedAt().ifPresent(at -> node.put("claimedAt", at.toString()));
    one.closedAt().ifPresent(at -> node.put("closedAt", at.toString()));
    one.agent().map(Holder::displayName).ifPresent(name -> node.put("agent", name));
    one.outcome().ifPresent(outcome -> node.put("outcome", outcome.id()));
    return node;
  }

  /** What was said after an event; the secrets of a hand-off to the deletion API are left out. */
  @GET
  @Path("/{id}/events")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Read what was said in a chat", operationId = "deskEvents")
  public Response events(
      @PathParam("id") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          long from = Asked.number("after", after, 0, 0, Long.MAX_VALUE);
          int most = (int) Asked.number("limit", limit, EVENTS_USUAL, 1, EVENTS_MOST);
          moves.visible(caller.agent(), chat);
          Standing standing = standing(chat);
          ObjectNode answer = JSON.objectNode();
          ArrayNode events = answer.putArray("events");
          conversations
              .eventsAfter(chat, from, most)
              .forEach(event -> events.add(ChatJson.event(event)));
          Conversation log = standing.conversation();
          return Answers.ok(answer.put("last", log.lastSeq()).put("epoch", log.epoch()));
        });
  }

  /** What the articles say to the customer's last text, or to {@code q}. */
  @GET
  @Path("/{id}/suggestions")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Suggest passages to answer with", operationId = "deskSuggestions")
  public Response suggestions(@PathParam("id") String id, @QueryParam("q") @Nullable String q) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          moves.visible(caller.agent(), chat);
          Conversation conversation = standing(chat).conversation();
          String words = q == null || q.isBlank() ? lastText(conversation).orElse("") : q;
          ObjectNode answer = JSON.objectNode();
          ArrayNode all = answer.putArray("suggestions");
          suggestions
              .to(words, conversation.locale())
              .forEach(
                  one ->
                      all.addObject()
                          .put("article", one.citation().article().value())
                          .put("section", one.citation().section())
                          .put("title", one.citation().title())
                          .put("url", one.citation().url())
                          .put("text", one.text()));
          return Answers.ok(answer);
        });
  }

  private Optional<String> lastText(Conversation conversation) {
    long from = Math.max(0, conversation.lastSeq() - SUMMARY_EACH);
    return conversations.eventsAfter(conversation.id(), from, SUMMARY_EACH).reversed().stream()
        .flatMap(event -> Said.written(event).stream())
        .findFirst();
  }
}
