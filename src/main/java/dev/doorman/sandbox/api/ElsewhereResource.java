package dev.doorman.sandbox.api;

import dev.doorman.sandbox.request.Refused.Reason;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** All other paths of the API: there is nothing, and that is said as a problem too. */
@Path("/sandbox/api/{path:.*}")
public final class ElsewhereResource {
  private final Problems problems;

  @Inject
  ElsewhereResource(Problems problems) {
    this.problems = problems;
  }

  @GET
  public Response get() {
    return nothing();
  }

  @POST
  public Response post() {
    return nothing();
  }

  @DELETE
  public Response delete() {
    return nothing();
  }

  private Response nothing() {
    return problems.of(Reason.NOT_FOUND, "The deletion API has no such path.").build();
  }
}
