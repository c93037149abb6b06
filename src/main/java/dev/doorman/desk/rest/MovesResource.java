package dev.doorman.desk.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.doorman.access.Agent;
import dev.doorman.access.Allowed;
import dev.doorman.access.Caller;
import dev.doorman.access.Role;
import dev.doorman.answer.Citation;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.HandOvers.ReadTo;
import dev.doorman.desk.Chat;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.DeskFault;
import dev.doorman.desk.Moves;
import dev.doorman.desk.Suggestions;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.wire.ChatJson;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What agents do with a chat. */
@Path("/api/desk/chats")
@Tag(name = "Desk")
public final class MovesResource {
  private static final int CITATIONS_MOST = 10;

  private final Moves moves;
  private final Suggestions suggestions;
  private final Roster roster;
  private final DeskConfig config;
  private final Clock clock;
  private final Caller caller;

  @Inject
  MovesResource(
      Moves moves,
      Suggestions suggestions,
      Roster roster,
      DeskConfig config,
      Clock clock,
      Caller caller) {
    this.moves = moves;
    this.suggestions = suggestions;
    this.roster = roster;
    this.config = config;
    this.clock = clock;
    this.caller = caller;
  }

  private Response row(Chat chat) {
    return Answers.ok(ChatJson.row(chat, clock.instant(), config.answerWithin()));
  }

  /** Takes a chat: 200 for whoever was first, 409 with {@code by} for the others. */
  @POST
  @Path("/{id}/claim")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Claim a chat", operationId = "deskClaim")
  public Response claim(@PathParam("id") String id) {
    return Answers.of(() -> row(moves.claim(caller.agent(), Asked.chat(id))));
  }

  /**
   * Takes {@code {id, text, citations?: [{article, section}], seen?}}; with {@code seen}, the last
   * event that the agent has before their eyes, 409 {@code newer-message} where the customer wrote
   * after it, or it was erased.
   *
   * @param epoch of the log that was seen; not in the body, where a node of the release before
   *     would refuse it
   */
  @POST
  @Path("/{id}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Write to the customer", operationId = "deskSay")
  public Response say(
      @PathParam("id") String id,
      @QueryParam("epoch") @Nullable String epoch,
      byte @Nullable [] body) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          Asked asked = Asked.of(body).only("id", "text", "citations", "seen");
          Agent who = caller.agent();
          Locale locale = moves.visible(who, chat).locale();
          List<Asked> cited = asked.objects("citations");
          if (cited.size() > CITATIONS_MOST) {
            throw Asked.bad("A message has at most " + CITATIONS_MOST + " citations.");
          }
          List<Citation> citations =
              cited.stream()
                  .map(
                      one ->
                          suggestions.citation(
                              one.only("article", "section").text("article"),
                              one.text("section"),
                              locale))
                  .toList();
          long seq =
              moves.say(
                  who, chat, asked.id("id"), asked.text("text"), citations, read(asked, epoch));
          return Answers.ok(JsonNodeFactory.instance.objectNode().put("seq", seq));
        });
  }

  private static Optional<ReadTo> read(Asked asked, @Nullable String epoch) {
    OptionalLong seen = asked.seq("seen");
    return seen.isPresent()
        ? Optional.of(new ReadTo(seen.getAsLong(), Optional.ofNullable(epoch)))
        : Optional.empty();
  }

  /** Takes {@code {id, text}}; customers never see it. */
  @POST
  @Path("/{id}/notes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Note something for colleagues", operationId = "deskNote")
  public Response note(@PathParam("id") String id, byte @Nullable [] body) {
    return Answers.of(
        () -> {
          Asked asked = Asked.of(body).only("id", "text");
          var note = moves.note(caller.agent(), Asked.chat(id), asked.id("id"), asked.text("text"));
          return Answers.json(201, ChatJson.note(note));
        });
  }

  /** Takes {@code {agent}} or {@code {team}}. */
  @POST
  @Path("/{id}/transfer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Give a chat to an agent or a team", operationId = "deskTransfer")
  public Response transfer(@PathParam("id") String id, byte @Nullable [] body) {
    return Answers.of(
        () -> {
          ConversationId chat = Asked.chat(id);
          Asked asked = Asked.of(body).only("agent", "team");
          if (asked.has("agent") == asked.has("team")) {
            throw Asked.bad("Send {agent: id} or {team: name}, one of the two.");
          }
          return row(
              asked.has("agent")
                  ? moves.transfer(caller.agent(), chat, agent(asked.id("agent")))
                  : moves.transfer(caller.agent(), chat, team(asked.text("team"))));
        });
  }

  private Agent agent(UUID id) {
    var user = new UserId(id);
    Roster.Row found =
        roster.rows().stream()
            .filter(row -> row.agent().id().equals(user))
            .findFirst()
            .orElseThrow(
                () ->
                    new DeskFault(
                        DeskFault.Code.UNKNOWN_AGENT,
                        "There is no agent with this id (any more)."));
    if (found.presence() == Presence.OFFLINE) {
      throw new DeskFault(
          DeskFault.Code.AGENT_OFFLINE,
          found.agent().displayName() + " is offline. Choose another agent, or a team.");
    }
    return found.agent();
  }

  private String team(String name) {
    boolean known =
        name.equals(config.team())
            || roster.rows().stream().anyMatch(row -> row.agent().teams().contains(name));
    if (!known) {
      throw new DeskFault(
          DeskFault.Code.UNKNOWN_TEAM,
          "Nobody is in a team \"" + name + "\": it would wait there.");
    }
    return name;
  }

  /** Lets the bot answer again, at the step where the customer is. */
  @POST
  @Path("/{id}/hand-back")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Hand a chat back to the bot", operationId = "deskHandBack")
  public Response handBack(@PathParam("id") String id) {
    return Answers.of(() -> row(moves.handBack(caller.agent(), Asked.chat(id))));
  }

  /** Takes {@code {outcome, tags?}}. */
  @POST
  @Path("/{id}/close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Close a chat", operationId = "deskClose")
  public Response close(@PathParam("id") String id, byte @Nullable [] body) {
    return Answers.of(
        () -> {
          Asked asked = Asked.of(body).only("outcome", "tags");
          return row(moves.close(caller.agent(), Asked.chat(id), closing(asked)));
        });
  }

  private static Closing closing(Asked asked) {
    String outcome = asked.text("outcome");
    HandOver.Outcome found =
        Arrays.stream(HandOver.Outcome.values())
            .filter(one -> one.id().equals(outcome))
            .findFirst()
            .orElseThrow(
                () ->
                    Asked.bad(
                        Arrays.stream(HandOver.Outcome.values())
                            .map(HandOver.Outcome::id)
                            .collect(Collectors.joining(", ", "outcome must be one of: ", "."))));
    try {
      return new Closing(found, asked.texts("tags"));
    } catch (IllegalArgumentException e) {
      throw Asked.bad(String.valueOf(e.getMessage()));
    }
  }
}
