package dev.doorman.ops;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.base.TrustedProxies;
import dev.doorman.conversation.DeadLetters;
import dev.doorman.conversation.DeadLetters.Failing;
import dev.doorman.conversation.DeadLetters.GivenUp;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Effects for the deletion API that were given up, and those that fail so far. Nothing that a
 * customer said is among it.
 */
@Path("/api/ops/outbox")
@Produces(MediaType.APPLICATION_JSON)
public final class OutboxResource {
  private static final int MOST = 500;
  private static final String PROBLEM = "application/problem+json";

  private final DeadLetters letters;
  private final AdminGate gate;
  private final TrustedProxies proxies;
  private final Clock clock;

  @Inject
  OutboxResource(DeadLetters letters, AdminGate gate, TrustedProxies proxies, Clock clock) {
    this.letters = letters;
    this.gate = gate;
    this.proxies = proxies;
    this.clock = clock;
  }

  /**
   * What stands in the outbox.
   *
   * @param total how many effects were given up in all
   * @param givenUp the latest of them first
   * @param failing what failed and is still tried, the oldest first
   */
  public record Outbox(long total, List<GivenUp> givenUp, List<Failing> failing) {}

  /** RFC 9457. */
  public record Problem(int status, String title, String detail) {}

  /** Lists at most 500 of each. */
  @GET
  public Response list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    return guarded(
        authorization,
        request,
        () ->
            Response.ok(new Outbox(letters.count(), letters.givenUp(MOST), letters.failing(MOST)))
                .build());
  }

  /** Tries one again: 202 where it is in the outbox again, 404, or 409 where that helps nobody. */
  @POST
  @Path("/{conversation}/{ord}/retry")
  public Response retry(
      @PathParam("conversation") String conversation,
      @PathParam("ord") String ord,
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Sec-Fetch-Site") @Nullable String site,
      @Context HttpServerRequest request) {
    return guarded(
        authorization,
        request,
        () -> {
          // Browsers send a password they know along with forms of other sites.
          if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return problem(403, "Forbidden", "This is not for pages of other sites.");
          }
          Optional<ConversationId> id = id(conversation);
          if (id.isEmpty() || !ord.matches("[0-9]{1,18}")) {
            return unknown();
          }
          return switch (letters.retry(id.get(), Long.parseLong(ord), clock.instant())) {
            case YES -> Response.accepted().build();
            case UNKNOWN -> unknown();
            case NOT_TO_BE_RETRIED ->
                problem(
                    409,
                    "Not to be retried",
                    "The customer was told that this did not go through, and can ask for it again"
                        + " in the chat.");
          };
        });
  }

  private static Optional<ConversationId> id(String text) {
    try {
      return text.length() == 36
          ? Optional.of(new ConversationId(UUID.fromString(text)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response unknown() {
    return problem(404, "Not found", "No effect of this name was given up.");
  }

  private Response guarded(
      @Nullable String authorization, HttpServerRequest request, Supplier<Response> work) {
    String address =
        proxies.client(
            request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    return switch (gate.ask(authorization, address)) {
      case AdminGate.Answer.Welcome() -> served(work);
      case AdminGate.Answer.Closed() -> problem(404, "Not found", "There is nothing here.");
      case AdminGate.Answer.WrongPassword() ->
          Response.fromResponse(problem(401, "Unauthorized", "Sign in as the user admin."))
              .header("WWW-Authenticate", "Basic realm=\"Doorman\", charset=\"UTF-8\"")
              .build();
      case AdminGate.Answer.TooMany(var wait) ->
          Response.fromResponse(problem(429, "Too many tries", "Wait, then try again."))
              .header("Retry-After", wait.toSeconds() + 1)
              .build();
    };
  }

  private static Response served(Supplier<Response> work) {
    try {
      return work.get();
    } catch (RetriableException e) {
      return problem(503, "Unavailable", "The database is not available. Try again later.");
    }
  }

  private static Response problem(int status, String title, String detail) {
    return Response.status(status)
        .type(PROBLEM)
        .header("Cache-Control", "no-store")
        .entity(new Problem(status, title, detail))
        .build();
  }
}
