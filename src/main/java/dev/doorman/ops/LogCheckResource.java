package dev.doorman.ops;

import dev.doorman.conversation.LogCheck;
import dev.doorman.conversation.LogCheck.CheckedLogs;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all logs and says which of them are damaged. Nothing that a customer said is in it. */
@Path("/api/ops/log-check")
@Produces(MediaType.APPLICATION_JSON)
public final class LogCheckResource {
  private final LogCheck logs;
  private final AdminDoor door;

  @Inject
  LogCheckResource(LogCheck logs, AdminDoor door) {
    this.logs = logs;
    this.door = door;
  }

  /**
   * What a check found.
   *
   * @param events how many were read
   * @param withoutChecksum how many of them are from before events had one, and count as whole
   * @param damaged the ids of conversations with an event that is not what was stored
   */
  public record LogReport(long events, long withoutChecksum, List<String> damaged) {
    static LogReport of(CheckedLogs logs) {
      return new LogReport(
          logs.events(),
          logs.withoutChecksum(),
          logs.damaged().stream().map(id -> id.value().toString()).toList());
    }
  }

  /** Makes a check: 200. */
  @POST
  public Response check(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Sec-Fetch-Site") @Nullable String site,
      @Context HttpServerRequest request) {
    return door.openForChanges(
        authorization, site, request, () -> Response.ok(LogReport.of(logs.all())).build());
  }
}
