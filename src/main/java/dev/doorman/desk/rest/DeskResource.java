package dev.doorman.desk.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.access.Agent;
import dev.doorman.access.Allowed;
import dev.doorman.access.Audit;
import dev.doorman.access.Caller;
import dev.doorman.access.Role;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.Chat;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Sight;
import dev.doorman.desk.Transcripts;
import dev.doorman.desk.Transcripts.Found;
import dev.doorman.desk.Transcripts.Hit;
import dev.doorman.desk.duty.Roster;
import dev.doorman.desk.wire.ChatJson;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is at the desk, and the search over what was said. */
@Path("/api/desk")
@Tag(name = "Desk")
public final class DeskResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int HITS_MOST = 100;
  private static final int HITS_USUAL = 30;
  private static final int QUERY_MOST = 200;

  private final Transcripts transcripts;
  private final Queue queue;
  private final Roster roster;
  private final Audit audit;
  private final DeskConfig config;
  private final Clock clock;
  private final Caller caller;

  @Inject
  DeskResource(
      Transcripts transcripts,
      Queue queue,
      Roster roster,
      Audit audit,
      DeskConfig config,
      Clock clock,
      Caller caller) {
    this.transcripts = transcripts;
    this.queue = queue;
    this.roster = roster;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
    this.caller = caller;
  }

  /** Everybody who may hold chats. */
  @GET
  @Path("/agents")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "List agents with their presence", operationId = "deskAgents")
  public Response agents() {
    return Answers.of(
        () -> {
          ObjectNode answer = JSON.objectNode();
          answer.set("agents", ChatJson.agents(roster.rows()));
          return Answers.ok(answer);
        });
  }

  /**
   * Looks for all words of {@code q} in what was said in the chats that the caller may see, the
   * latest chats first. {@code cut} tells that there may be more; {@code since} how far back it was
   * looked.
   */
  @GET
  @Path("/search")
  @Allowed({Role.AGENT, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Search what was said", operationId = "deskSearch")
  public Response search(
      @QueryParam("q") @Nullable String q, @QueryParam("limit") @Nullable String limit) {
    return Answers.of(
        () -> {
          List<String> words =
              Arrays.stream((q == null ? "" : q).split("\\s+"))
                  .filter(word -> !word.isBlank())
                  .toList();
          if (q == null || words.isEmpty() || q.length() > QUERY_MOST) {
            throw Asked.bad("q must have a word, and at most " + QUERY_MOST + " characters.");
          }
          int most = (int) Asked.number("limit", limit, HITS_USUAL, 1, HITS_MOST);
          Agent who = caller.agent();
          Found found = transcripts.search(words, Sight.of(who), most);
          audit.note(who, "chats-searched", "", found.hits().size() + " hits");
          return Answers.ok(json(found));
        });
  }

  private ObjectNode json(Found found) {
    Instant now = clock.instant();
    Map<ConversationId, Chat> chats =
        queue.chats(found.hits().stream().map(Hit::chat).distinct().toList(), now).stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
    ObjectNode answer = JSON.objectNode();
    ArrayNode hits = answer.putArray("hits");
    for (Hit hit : found.hits()) {
      Chat chat = chats.get(hit.chat());
      // One that is gone was erased while it was searched.
      if (chat != null) {
        ObjectNode node = hits.addObject();
        node.set("chat", ChatJson.row(chat, now, config.answerWithin()));
        node.put("seq", hit.seq()).put("at", hit.at().toString()).put("excerpt", hit.excerpt());
      }
    }
    answer.put("chats", found.chats()).put("cut", found.cut());
    found.since().ifPresent(since -> answer.put("since", since.toString()));
    return answer;
  }
}
