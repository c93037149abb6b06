package dev.doorman.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Erasures.Cause;
import dev.doorman.conversation.Erasures.Stored;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Refusal;
import dev.doorman.conversation.retention.Eraser;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Votes;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of a conversation, for whoever holds its resume secret, to read and to erase.
 * The secret goes into the header {@code Authorization: Bearer …}, never into an address. Errors
 * are problems (RFC 9457).
 */
@Path("/api/conversation")
@Tag(name = "Conversation")
public final class ConversationResource {
  private static final String BEARER = "bearer ";
  private static final int PAGE = 500;

  private final Office office;
  private final Conversations conversations;
  private final Erasures erasures;
  private final Eraser eraser;
  private final Votes votes;
  private final ObjectMapper mapper;

  @Inject
  ConversationResource(
      Office office, Erasures erasures, Eraser eraser, Votes votes, ObjectMapper mapper) {
    this.office = office;
    this.conversations = office.conversations();
    this.erasures = erasures;
    this.eraser = eraser;
    this.votes = votes;
    this.mapper = mapper;
  }

  /** Answers with everything as one JSON object. */
  @GET
  @Operation(summary = "Export a conversation with its resume secret", operationId = "export")
  public Response export(@HeaderParam("Authorization") @Nullable String authorization) {
    return answered(
        authorization,
        id ->
            erasures
                .stored(id)
                .map(
                    stored ->
                        Response.ok(json(id, stored), MediaType.APPLICATION_JSON)
                            .header(
                                "Content-Disposition", "attachment; filename=\"conversation.json\"")
                            .build())
                .orElseGet(ConversationResource::unknown));
  }

  /** Erases it; answers 204, also where nothing but a confirmed deletion is left to finish. */
  @DELETE
  @Operation(summary = "Erase a conversation with its resume secret", operationId = "erase")
  public Response erase(@HeaderParam("Authorization") @Nullable String authorization) {
    return answered(
        authorization,
        id -> {
          eraser.erase(id, Cause.HOLDER);
          return Response.noContent().build();
        });
  }

  private interface Work {
    Response on(ConversationId id);
  }

  private Response answered(@Nullable String authorization, Work work) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return problem(
          401, "secret-missing", "Send the conversation's resume secret as Authorization: Bearer.");
    }
    try {
      String secret = authorization.substring(BEARER.length()).strip();
      return secured(work.on(conversations.resume(new Secret<>(secret))));
    } catch (Refusal e) {
      return secured(unknown());
    } catch (RetriableException e) {
      return problem(503, "unavailable", "It cannot be done just now. Send it again in a while.");
    }
  }

  private static Response secured(Response answer) {
    return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
  }

  private static Response unknown() {
    return problem(
        404, "unknown-secret", "This secret opens no conversation (any more): nothing is stored.");
  }

  private static Response problem(int status, String type, String detail) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(
            "{\"type\":\"urn:doorman:problem:%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(type, status, detail))
        .build();
  }

  private ObjectNode json(ConversationId id, Stored stored) {
    ObjectNode all =
        mapper
            .createObjectNode()
            .put("conversation", id.toString())
            .put("begun", stored.createdAt().toString())
            .put("locale", stored.locale().toLanguageTag())
            .put("page", stored.page().orElse(null))
            .put("subject", stored.subject().map(Subject::value).orElse(null));
    ArrayNode events = all.putArray("events");
    long last = 0;
    List<Event> page;
    do {
      page = conversations.eventsAfter(id, last, PAGE);
      page.forEach(event -> events.add(json(event)));
      last = page.isEmpty() ? last : page.getLast().seq();
    } while (page.size() == PAGE);
    ArrayNode left = all.putArray("leftMessages");
    stored
        .left()
        .forEach(
            note ->
                left.addObject()
                    .put("at", note.at().toString())
                    .put("text", note.text())
                    .put("email", note.email().orElse(null)));
    ArrayNode handOvers = all.putArray("handOvers");
    office.handOvers().of(id).forEach(one -> handOvers.add(json(one)));
    ArrayNode cast = all.putArray("votes");
    votes
        .of(id)
        .forEach(
            (answer, helpful) ->
                cast.addObject().put("answer", answer).put("helpful", helpful == Vote.Helpful.YES));
    return all;
  }

  private ObjectNode json(HandOver handOver) {
    ObjectNode node =
        mapper
            .createObjectNode()
            .put("nr", handOver.nr())
            .put("state", handOver.stage().id())
            .put("reason", handOver.reason().id())
            .put("waitingSince", handOver.waitingSince().toString());
    handOver.claimedAt().ifPresent(at -> node.put("claimedAt", at.toString()));
    handOver.closedAt().ifPresent(at -> node.put("closedAt", at.toString()));
    handOver.agent().ifPresent(by -> node.put("agent", by.displayName()));
    handOver.outcome().ifPresent(outcome -> node.put("outcome", outcome.id()));
    handOver.tags().forEach(node.withArray("tags")::add);
    handOver.stars().ifPresent(stars -> node.put("stars", stars));
    handOver.remark().ifPresent(remark -> node.put("remark", remark));
    return node;
  }

  private ObjectNode json(Event event) {
    try {
      return mapper
          .createObjectNode()
          .put("seq", event.seq())
          .put("at", event.at().toString())
          .put("from", event.from().name().toLowerCase(Locale.ROOT))
          .set("body", mapper.readTree(event.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event " + event.seq() + " is stored as no JSON", e);
    }
  }
}
