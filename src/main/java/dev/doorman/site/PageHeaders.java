package dev.doorman.site;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * Tells browsers what the pages may do: load scripts and styles from this server alone, talk to it
 * alone, and stand in no frame. Only the vendor's picture may come from elsewhere.
 */
@Provider
@HelpPage
public final class PageHeaders implements ContainerResponseFilter {
  private final Origin origin;

  /** Filters are made before the settings of this run are read, so these are asked for later. */
  private final Instance<SiteConfig> config;

  @Inject
  PageHeaders(Origin origin, Instance<SiteConfig> config) {
    this.origin = origin;
    this.config = config;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", policy(request));
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
    headers.putSingle("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.putSingle("Cache-Control", "no-cache");
    headers.putSingle("Vary", "Accept-Language, Accept-Encoding");
  }

  private String policy(ContainerRequestContext request) {
    // Older browsers do not count the chat's socket as 'self', so its address is named.
    String sockets =
        origin.authorities(request.getUriInfo()).stream()
            .map(authority -> " ws://" + authority + " wss://" + authority)
            .collect(Collectors.joining());
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:" + pictures(),
        "font-src 'self'",
        "connect-src 'self'" + sockets,
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  /** Where the vendor's picture comes from, if it comes from elsewhere. */
  private String pictures() {
    return config
        .get()
        .logo()
        .filter(logo -> logo.startsWith("https:"))
        .map(logo -> " https://" + URI.create(logo).getAuthority())
        .orElse("");
  }
}
