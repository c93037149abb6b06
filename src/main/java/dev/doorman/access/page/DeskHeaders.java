package dev.doorman.access.page;

import dev.doorman.base.OwnOrigin;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Tells browsers what pages of the desk may do: load scripts and styles from this server alone,
 * talk to it alone, stand in no frame, and stay in no cache.
 */
@Provider
@DeskPage
public final class DeskHeaders implements ContainerResponseFilter {
  /** A host with its port. The header that it comes from is the client's, so it is not trusted. */
  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-fA-F:.]+](:\\d+)?");

  /** Filters are made before the settings of this run are read, so these are asked for later. */
  private final Instance<OwnOrigin> own;

  @Inject
  DeskHeaders(Instance<OwnOrigin> own) {
    this.own = own;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", policy(request.getUriInfo().getBaseUri()));
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
    headers.putSingle("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.putSingle("Cache-Control", "no-store");
  }

  private String policy(URI asked) {
    // Older browsers do not count the desk's socket as 'self', so its address is named.
    String host = String.valueOf(URI.create(own.get().known(asked)).getAuthority());
    String sockets = AUTHORITY.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'" + sockets,
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }
}
