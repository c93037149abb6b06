package dev.doorman.ops;

import dev.doorman.conversation.SetAside.Item;
import dev.doorman.conversation.Sweeps;
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

/** Conversations that a periodic job failed on. Nothing that a customer said is among it. */
@Path("/api/ops/set-aside")
@Produces(MediaType.APPLICATION_JSON)
public final class SetAsideResource {
  private static final int MOST = 500;

  private final Sweeps sweeps;
  private final AdminDoor door;

  @Inject
  SetAsideResource(Sweeps sweeps, AdminDoor door) {
    this.sweeps = sweeps;
    this.door = door;
  }

  /**
   * What is set aside.
   *
   * @param total how many there are in all
   * @param items the latest of them first
   */
  public record Listed(long total, List<Item> items) {}

  /** Lists at most 500. */
  @GET
  public Response list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    return door.open(
        authorization,
        request,
        () -> Response.ok(new Listed(sweeps.countSetAside(), sweeps.setAside(MOST))).build());
  }
}
