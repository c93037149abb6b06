package dev.doorman.ops;

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
  private final AdminDoor door;

  /**
   * @param backup none where the store is no file
   */
  @Inject
  BackupResource(Optional<FileBackup> backup, AdminDoor door) {
    this.backup = backup;
    this.door = door;
  }

  /** Where the backup is, on the server. */
  public record Made(String file) {}

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
                .map(BackupResource::made)
                .orElseGet(
                    () ->
                        AdminDoor.problem(
                            409, "Not here", "The store is PostgreSQL: back it up with pg_dump.")));
  }

  private static Response made(FileBackup backup) {
    try {
      return Response.status(201).entity(new Made(backup.make().toString())).build();
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
