package dev.doorman.ops;

import dev.doorman.base.ConversationId;
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
import org.jspecify.annotations.Nullable;

/**
 * Effects for the deletion API that were given up, and those that fail so far. Nothing that a
 * customer said is among it.
 */
@Path("/api/ops/outbox")
@Produces(MediaType.APPLICATION_JSON)
public final class OutboxResource {
  private static final int MOST = 500;

  private final DeadLetters letters;
  private final AdminDoor door;
  private final Clock clock;

  @Inject
  OutboxResource(DeadLetters letters, AdminDoor door, Clock clock) {
    this.letters = letters;
    this.door = door;
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

  /** Lists at most 500 of each. */
  @GET
  public Response list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    return door.open(
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
    return door.openForChanges(
        authorization,
        site,
        request,
        () -> {
          Optional<ConversationId> id = id(conversation);
          if (id.isEmpty() || !ord.matches("[0-9]{1,18}")) {
            return unknown();
          }
          return switch (letters.retry(id.get(), Long.parseLong(ord), clock.instant())) {
            case YES -> Response.accepted().build();
            case UNKNOWN -> unknown();
            case NOT_TO_BE_RETRIED ->
                AdminDoor.problem(
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
    return AdminDoor.problem(404, "Not found", "No effect of this name was given up.");
  }
}
