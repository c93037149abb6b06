package dev.doorman.ops;

import dev.doorman.conversation.Watches;
import dev.doorman.deletion.ContractBreakLog;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the deletion API keeps its contract. It holds no account, no link and nothing that a customer
 * said.
 */
@Path("/api/ops/deletion-api")
@Produces(MediaType.APPLICATION_JSON)
public final class DeletionApiResource {
  private static final int MOST = 500;

  private final ContractBreakLog breaks;
  private final Watches watches;
  private final AdminDoor door;

  @Inject
  DeletionApiResource(ContractBreakLog breaks, Watches watches, AdminDoor door) {
    this.breaks = breaks;
    this.watches = watches;
    this.door = door;
  }

  /**
   * What is wrong with the deletion API.
   *
   * @param breaks the kinds of breaks that this node has seen since it started, the latest first
   * @param unanswered the requests about which no usable answer comes, on all nodes, the longest
   *     first
   */
  public record Findings(List<ContractBreakLog.Seen> breaks, List<Watches.Failing> unanswered) {}

  /** Lists at most 500 requests. */
  @GET
  public Response list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    return door.open(
        authorization,
        request,
        () -> Response.ok(new Findings(breaks.seen(), watches.failing(MOST))).build());
  }
}
