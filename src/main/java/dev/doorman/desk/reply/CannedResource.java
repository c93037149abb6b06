package dev.doorman.desk.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.access.Agent;
import dev.doorman.access.Allowed;
import dev.doorman.access.Audit;
import dev.doorman.access.Caller;
import dev.doorman.access.Role;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.DeskRefusal;
import dev.doorman.desk.Sight;
import dev.doorman.desk.reply.ChatFacts.Facts;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Canned replies: agents find and send them, leads write them. */
@Path("/api/desk/canned")
@Produces(MediaType.APPLICATION_JSON)
public final class CannedResource {
  private static final String FORM =
      "{\"shortcut\": \"…\", \"title\": \"…\", \"text\": \"…\", \"locale\"?: \"en\", \"team\"?:"
          + " \"support\"}";
  private static final Set<Role> ALL_TEAMS = Set.of(Role.LEAD, Role.ADMIN);

  private final CannedReplies replies;
  private final ChatFacts chats;
  private final Audit audit;
  private final Caller caller;
  private final Clock clock;

  @Inject
  CannedResource(CannedReplies replies, ChatFacts chats, Audit audit, Caller caller, Clock clock) {
    this.replies = replies;
    this.chats = chats;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Those that the caller may send and that have the words of {@code q}, the best first.
   *
   * @param chat where given: those for its locale and team, each with {@code filled} and {@code
   *     missing}
   */
  @GET
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  public Response find(
      @QueryParam("q") @DefaultValue("") String q, @QueryParam("chat") @Nullable String chat) {
    Agent agent = caller.agent();
    Optional<Facts> facts =
        chat == null || chat.isEmpty() ? Optional.empty() : Optional.of(facts(agent, chat));
    List<CannedReply> visible =
        replies.all().stream()
            .filter(reply -> mayRead(agent, reply))
            .filter(reply -> facts.map(f -> reply.speaks(f.locale())).orElse(true))
            .filter(reply -> facts.map(f -> reply.isOf(f.team())).orElse(true))
            .toList();
    List<CannedReply> found =
        ReplySearch.find(facts.isPresent() ? ReplySearch.closest(visible) : visible, q);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("canned");
    for (CannedReply reply : found) {
      ObjectNode one = json(reply);
      facts.ifPresent(f -> putFilled(one, Variable.fill(reply.text(), values(agent, f))));
      list.add(one);
    }
    return ok(answer);
  }

  private static boolean mayRead(Agent agent, CannedReply reply) {
    return agent.hasAny(ALL_TEAMS) || reply.team().map(agent.teams()::contains).orElse(true);
  }

  private Facts facts(Agent agent, String chat) {
    return id(chat)
        .map(ConversationId::new)
        .flatMap(chats::of)
        .filter(facts -> Sight.of(agent).sees(facts.team(), facts.agent()))
        .orElseThrow(
            () -> new DeskRefusal(404, "unknown-chat", "There is no chat of this id for you."));
  }

  private static Map<Variable, String> values(Agent agent, Facts facts) {
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    values.put(Variable.AGENT, agent.displayName());
    facts.email().ifPresent(email -> values.put(Variable.CUSTOMER, email));
    facts.page().ifPresent(page -> values.put(Variable.PAGE, page));
    facts.reference().ifPresent(request -> values.put(Variable.REFERENCE, request.value()));
    return values;
  }

  private static void putFilled(ObjectNode node, Variable.Filled filled) {
    node.put("filled", filled.text());
    var missing = node.putArray("missing");
    filled.missing().forEach(missing::add);
  }

  /** Adds one: 201, or 409 where its shortcut is taken. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.LEAD, Role.ADMIN})
  public Response add(byte[] body) {
    CannedReply reply = read(new ReplyId(UUID.randomUUID()), body);
    check(replies.add(reply, caller.agent().id(), clock.instant()), reply.shortcut());
    audit.note(caller.agent(), "canned-added", reply.id().toString(), reply.shortcut());
    return Response.status(201).entity(json(reply).toString()).build();
  }

  /** Puts another one in its place. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.LEAD, Role.ADMIN})
  public Response change(@PathParam("id") String id, byte[] body) {
    CannedReply reply = read(known(id), body);
    check(replies.change(reply, caller.agent().id(), clock.instant()), reply.shortcut());
    audit.note(caller.agent(), "canned-changed", reply.id().toString(), reply.shortcut());
    return ok(json(reply));
  }

  /** Removes one. */
  @DELETE
  @Path("/{id}")
  @Allowed({Role.LEAD, Role.ADMIN})
  public Response remove(@PathParam("id") String id) {
    ReplyId known = known(id);
    check(replies.remove(known), "");
    audit.note(caller.agent(), "canned-removed", known.toString(), "");
    return Response.noContent().build();
  }

  private static void check(CannedReplies.Outcome outcome, String shortcut) {
    switch (outcome) {
      case DONE -> {}
      case UNKNOWN -> throw unknown();
      case TAKEN ->
          throw new DeskRefusal(
              409,
              "shortcut-taken",
              "Another reply of this locale and team has the shortcut "
                  + shortcut
                  + "; choose another one.");
      case TOO_MANY ->
          throw new DeskRefusal(
              409,
              "too-many-canned",
              "There are " + CannedReplies.MOST + " canned replies; remove one first.");
    }
  }

  private static CannedReply read(ReplyId id, byte[] body) {
    JsonNode sent =
        DeskRefusal.object(body, FORM, Set.of("id", "shortcut", "title", "text", "locale", "team"));
    for (String needed : List.of("shortcut", "title", "text")) {
      if (!sent.path(needed).isTextual()) {
        throw new DeskRefusal(400, "bad-canned", needed + " is missing. Send " + FORM + ".");
      }
    }
    try {
      return new CannedReply(
          id,
          sent.path("shortcut").asText(),
          sent.path("title").asText(),
          sent.path("text").asText(),
          text(sent, "locale").map(Locale::forLanguageTag),
          text(sent, "team"));
    } catch (IllegalArgumentException e) {
      throw new DeskRefusal(400, "bad-canned", e.getMessage() + ".");
    }
  }

  private static Optional<String> text(JsonNode sent, String name) {
    return Optional.of(sent.path(name).asText("").strip())
        .filter(text -> !text.isEmpty() && !sent.path(name).isNull());
  }

  private static ObjectNode json(CannedReply reply) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", reply.id().toString())
            .put("shortcut", reply.shortcut())
            .put("title", reply.title())
            .put("text", reply.text());
    reply.locale().ifPresent(locale -> node.put("locale", locale.toLanguageTag()));
    reply.team().ifPresent(team -> node.put("team", team));
    return node;
  }

  private static Response ok(ObjectNode body) {
    return Response.ok(body.toString()).header("Cache-Control", "no-store").build();
  }

  private static ReplyId known(String text) {
    return id(text).map(ReplyId::new).orElseThrow(CannedResource::unknown);
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DeskRefusal unknown() {
    return new DeskRefusal(404, "unknown-canned", "There is no canned reply of this id.");
  }
}
