package dev.doorman.ops;

import dev.doorman.base.Subject;
import dev.doorman.conversation.retention.Eraser;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Erases all conversations of a customer, by the subject of the identity tokens. Those in which
 * nobody told who the customer is are found by their holders only.
 */
@Path("/api/ops/erasures")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {
  private final Eraser eraser;
  private final AdminDoor door;

  @Inject
  ErasureResource(Eraser eraser, AdminDoor door) {
    this.eraser = eraser;
    this.door = door;
  }

  /** In the body, since addresses are logged on the way. */
  public record Wanted(@Nullable String subject) {}

  /** How many conversations were erased. */
  public record Erased(int conversations) {}

  /** Erases; safe to repeat. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response erase(
      Wanted wanted,
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Sec-Fetch-Site") @Nullable String site,
      @Context HttpServerRequest request) {
    return door.openForChanges(
        authorization,
        site,
        request,
        () -> {
          if (wanted == null || wanted.subject() == null) {
            return refused("a subject is missing");
          }
          try {
            var subject = new Subject(wanted.subject());
            return Response.ok(new Erased(eraser.erase(subject))).build();
          } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
          }
        });
  }

  private static Response refused(@Nullable String why) {
    return AdminDoor.problem(400, "Bad request", "Send {\"subject\": \"…\"}; " + why + ".");
  }
}
