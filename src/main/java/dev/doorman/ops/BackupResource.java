package dev.doorman.ops;

import dev.doorman.conversation.LogCheck;
import dev.doorman.ops.LogCheckResource.LogReport;
import dev.doorman.store.FileBackup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Backs the embedded store up while it is used. PostgreSQL has tools of its own for that. */
@Path("/api/ops/backups")
@Produces(MediaType.APPLICATION_JSON)
public final class BackupResource {
  private static final Logger LOG = Logger.getLogger(BackupResource.class);

  private final Optional<FileBackup> backup;
  private final LogCheck logs;
  private final AdminDoor door;

  /**
   * @param backup none where the store is no file
   */
  @Inject
  BackupResource(Optional<FileBackup> backup, LogCheck logs, AdminDoor door) {
    this.backup = backup;
    this.logs = logs;
    this.door = door;
  }

  /**
   * A backup.
   *
   * @param file where it is, on the server
   * @param check what was found in the logs that it is of
   */
  public record Made(String file, LogReport check) {}

  /** Makes one: 201, 409 where the store is PostgreSQL, or 507 where it cannot be written. */
  @POST
  public Response make(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Sec-Fetch-Site") @Nullable String site,
      @Context HttpServerRequest request) {
    return door.openForChanges(
        authorization,
        site,
        request,
        () ->
            backup
                .map(this::made)
                .orElseGet(
                    () ->
                        AdminDoor.problem(
                            409, "Not here", "The store is PostgreSQL: back it up with pg_dump.")));
  }

  private Response made(FileBackup backup) {
    try {
      String file = backup.make().toString();
      LogReport check = LogReport.of(logs.all());
      if (!check.damaged().isEmpty()) {
        LOG.errorf(
            "the backup %s holds %d conversations with damaged events; keep an older one",
            file, check.damaged().size());
      }
      return Response.status(201).entity(new Made(file, check)).build();
    } catch (IOException e) {
      LOG.error("the backup failed", e);
      return AdminDoor.problem(
          507,
          "Not written",
          "The backup cannot be written (%s). Make room on the disk of doorman.data, or delete old"
                  .formatted(e.getMessage())
              + " backups, and try again. Nothing of this one is left.");
    }
  }
}
