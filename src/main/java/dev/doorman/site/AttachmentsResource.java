package dev.doorman.site;

import dev.doorman.knowledge.Attachments;
import dev.doorman.knowledge.Attachments.Attachment;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The pictures of articles. A drawing may hold scripts, so whoever opens one by itself gets it in a
 * sandbox.
 */
@Path("/help/-")
@RunOnVirtualThread
public final class AttachmentsResource {
  private final Attachments attachments;

  @Inject
  AttachmentsResource(Attachments attachments) {
    this.attachments = attachments;
  }

  /** One file of the knowledge folder. */
  @GET
  @Path("/{path:.+}")
  public Response attachment(@PathParam("path") String path, @Context Request request)
      throws IOException {
    Optional<Attachment> found = attachments.find(path);
    if (found.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    java.nio.file.Path file = found.get().file();
    var tag =
        new EntityTag(
            Long.toHexString(Files.getLastModifiedTime(file).toMillis())
                + "-"
                + Long.toHexString(Files.size(file)));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged != null ? unchanged : Response.ok(file.toFile(), found.get().type());
    return answer
        .tag(tag)
        .header("Cache-Control", "public, max-age=300")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .build();
  }
}
