package dev.doorman.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ArticleId;
import dev.doorman.feedback.Vote.Helpful;
import dev.doorman.feedback.Vote.Reason;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes readers' votes on articles. Answers 204, or a problem (RFC 9457). */
@Path("/api/feedback")
public final class FeedbackResource {
  private static final Set<String> KEYS =
      Set.of("article", "version", "voter", "helpful", "reason", "comment");
  private static final int BODY_MOST = 20_000;

  private final Votes votes;
  private final Articles articles;
  private final VoteAllowance allowance;
  private final ObjectMapper mapper;
  private final Clock clock;

  @Inject
  FeedbackResource(
      Votes votes, Articles articles, VoteAllowance allowance, ObjectMapper mapper, Clock clock) {
    this.votes = votes;
    this.allowance = allowance;
    this.articles = articles;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Tells which articles there are to vote on. */
  public interface Articles {
    boolean has(ArticleId article);
  }

  /** Takes {@code {article, version, voter, helpful, reason?, comment?}}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response vote(byte[] body, @Context HttpServerRequest request) {
    if (!allowance.isAllowed(request)) {
      return problem(403, "origin", "Pages of this origin may not vote here.");
    }
    Optional<Duration> wait = allowance.spend(request);
    return wait.isPresent() ? tooMany(wait.get()) : vote(request, body);
  }

  private Response vote(HttpServerRequest request, byte[] body) {
    if (body.length > BODY_MOST) {
      return problem("The vote is too long: at most 20,000 bytes.");
    }
    JsonNode sent;
    ArticleId article;
    UUID voter;
    try {
      sent = mapper.readTree(body);
      article = new ArticleId(sent.path("article").asText());
      voter = UUID.fromString(sent.path("voter").asText());
    } catch (IOException | IllegalArgumentException e) {
      return problem(
          "Send {article, version, voter, helpful, reason?, comment?}; voter is a UUID.");
    }
    for (var names = sent.fieldNames(); names.hasNext(); ) {
      if (!KEYS.contains(names.next())) {
        return problem("There is a key that a vote does not have.");
      }
    }
    String version = sent.path("version").asText();
    String comment = sent.path("comment").asText("").replace("\0", "").strip();
    if (!sent.path("helpful").isBoolean()) {
      return problem("helpful must be true or false.");
    }
    if (!version.matches("[0-9A-Za-z._-]{1,64}")) {
      return problem("version must be the one that stands on the article's page.");
    }
    if (!articles.has(article)) {
      return problem("There is no such article.");
    }
    if (comment.codePointCount(0, comment.length()) > Vote.COMMENT_MOST) {
      return problem("The comment is too long: at most 4,000 characters.");
    }
    Helpful helpful = sent.path("helpful").asBoolean() ? Helpful.YES : Helpful.NO;
    Optional<Reason> reason = Reason.of(sent.path("reason").asText(""));
    if (sent.hasNonNull("reason") && (reason.isEmpty() || helpful == Helpful.YES)) {
      return problem(
          "reason goes with helpful = false, and is one of: "
              + Arrays.stream(Reason.values()).map(Reason::wire).collect(Collectors.joining(", "))
              + ".");
    }
    var vote = new Vote(helpful, reason, Optional.of(comment).filter(text -> !text.isEmpty()));
    if (!votes.hasVoted(article, voter)) {
      Optional<Duration> wait = allowance.spendVoter(request, article);
      if (wait.isPresent()) {
        return tooMany(wait.get());
      }
    }
    votes.onArticle(article, version, voter, vote, clock.instant());
    return Response.noContent().build();
  }

  private Response tooMany(Duration wait) {
    return Response.fromResponse(
            problem(429, "too-many-votes", "Too many votes from here. Try again later."))
        .header("Retry-After", wait.toSeconds() + 1)
        .build();
  }

  private Response problem(String detail) {
    return problem(400, "bad-vote", detail);
  }

  private Response problem(int status, String type, String detail) {
    var problem =
        mapper
            .createObjectNode()
            .put("type", "urn:doorman:problem:" + type)
            .put("status", status)
            .put("detail", detail);
    return Response.status(status)
        .type("application/problem+json")
        .entity(problem.toString())
        .build();
  }
}
