package dev.doorman.site;

import dev.doorman.knowledge.Knowledge;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Search over the help articles, as JSON. */
@Path("/api/search")
@Tag(name = "Help")
@RunOnVirtualThread
public final class SearchResource {
  private static final String DEFAULT_LIMIT = "10";

  private final Knowledge knowledge;
  private final Finder finder;
  private final SearchAllowance allowance;

  @Inject
  SearchResource(Knowledge knowledge, Finder finder, SearchAllowance allowance) {
    this.knowledge = knowledge;
    this.finder = finder;
    this.allowance = allowance;
  }

  /** The answer to a search. */
  @Schema(name = "SearchAnswer")
  public record Answer(
      String query,
      @Schema(description = "Whether each result has all of the words; else some of them")
          boolean complete,
      @Schema(description = "The sections with the words, best first") List<Found> results,
      @Schema(description = "If there are none: the nearest sections, at most three")
          List<Found> nearest) {}

  /** Answers with the sections that have the words, best first, else with the nearest. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Search the help articles", operationId = "search")
  @APIResponse(
      responseCode = "200",
      description = "The sections with the words, best first, else the nearest",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter is missing, too long or malformed",
      content =
          @Content(
              mediaType = ApiProblem.MEDIA_TYPE,
              schema = @Schema(implementation = ApiProblem.class)))
  @APIResponse(
      responseCode = "429",
      description = "This address searched too much; Retry-After says when it may again",
      content =
          @Content(
              mediaType = ApiProblem.MEDIA_TYPE,
              schema = @Schema(implementation = ApiProblem.class)))
  public Response search(
      @Parameter(
              description = "What to search for",
              required = true,
              schema = @Schema(minLength = 1, maxLength = Finder.QUERY_MOST))
          @QueryParam("q")
          @Nullable String query,
      @Parameter(description = "The reader's language, a BCP 47 tag; else Accept-Language counts")
          @QueryParam("locale")
          @Nullable String locale,
      @Parameter(
              description = "How many sections at most",
              schema = @Schema(minimum = "1", maximum = "" + Finder.RESULTS_MOST))
          @QueryParam("limit")
          @DefaultValue(DEFAULT_LIMIT)
          String limit,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context HttpServerRequest request) {
    String asked = query == null ? "" : query.strip();
    if (asked.isEmpty()) {
      return ApiProblem.badRequest("q is missing: send what to search for, as ?q=sign%20out.");
    }
    if (Finder.isTooLong(asked)) {
      return ApiProblem.badRequest("q is too long: at most " + Finder.QUERY_MOST + " characters.");
    }
    if (locale != null && Reader.locale(locale).isEmpty()) {
      return ApiProblem.badRequest("locale is no language tag; send for example en or zh-Hans.");
    }
    if (!limit.matches("[0-9]{1,2}") || !isLimit(Integer.parseInt(limit))) {
      return ApiProblem.badRequest("limit must be from 1 to " + Finder.RESULTS_MOST + ".");
    }
    Optional<Duration> pause = allowance.spend(request);
    if (pause.isPresent()) {
      return ApiProblem.tooMany(pause.get());
    }
    SearchFindings found =
        finder.find(asked, Reader.of(locale, accepted), Integer.parseInt(limit), knowledge.now());
    return Response.ok(new Answer(asked, found.complete(), found.results(), found.nearest()))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  private static boolean isLimit(int limit) {
    return limit >= 1 && limit <= Finder.RESULTS_MOST;
  }
}
