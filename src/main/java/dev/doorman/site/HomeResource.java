package dev.doorman.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Leads from the server's bare address to the help centre. */
@Path("/")
public final class HomeResource {
  private static final int FOUND = 302;

  /** A path, not an address: so it also holds behind a proxy that ends TLS. */
  @GET
  public Response home() {
    return Response.status(FOUND).header(HttpHeaders.LOCATION, Paths.HELP).build();
  }
}
