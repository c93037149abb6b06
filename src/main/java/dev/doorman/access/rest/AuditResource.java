package dev.doorman.access.rest;

import static dev.doorman.access.Role.ADMIN;

import dev.doorman.access.Allowed;
import dev.doorman.access.DeskProblem;
import dev.doorman.access.account.AuditLog;
import dev.doorman.access.account.AuditStore.Entry;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of privileged acts. */
@Path("/api/desk/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int MOST = 200;

  private final AuditLog log;

  @Inject
  AuditResource(AuditLog log) {
    this.log = log;
  }

  /** The newest first. */
  public record Entries(List<Entry> entries) {}

  /**
   * A page of the log.
   *
   * @param before the id of the last entry of the page before
   * @param limit 1 to 200
   */
  @GET
  @Allowed(ADMIN)
  public Response list(
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1) {
      return bad("limit is a number from 1 to 200");
    }
    try {
      Optional<UUID> from = Optional.ofNullable(before).map(UUID::fromString);
      int most = Math.min(MOST, Integer.parseInt(limit));
      return Response.ok(new Entries(log.page(from, most)))
          .header("Cache-Control", "no-store")
          .build();
    } catch (IllegalArgumentException e) {
      return bad("before is the id of an entry");
    }
  }

  private static Response bad(String why) {
    return DeskProblem.of(400, "bad-input", why + ".");
  }
}
