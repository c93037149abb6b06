package dev.doorman.site;

import dev.doorman.knowledge.Knowledge;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What search engines ask a server for before they read its pages. */
@Path("/")
@RunOnVirtualThread
public final class CrawlersResource {
  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String AN_HOUR = "public, max-age=3600";

  private final Knowledge knowledge;
  private final Origin origin;

  @Inject
  CrawlersResource(Knowledge knowledge, Origin origin) {
    this.knowledge = knowledge;
    this.origin = origin;
  }

  /** The list of all pages. */
  @GET
  @Path("sitemap.xml")
  public Response sitemap(@Context UriInfo uri, @Context Request request) {
    String map = Sitemap.of(origin.of(uri), knowledge.now().library());
    return Tagged.answer(map, "application/xml;charset=UTF-8", request)
        .header(CACHE_CONTROL, AN_HOUR)
        .build();
  }

  /** Where they may look: on the help pages, and not on what is for people at work or machines. */
  @GET
  @Path("robots.txt")
  public Response robots(@Context UriInfo uri, @Context Request request) {
    String rules =
        """
        User-agent: *
        Disallow: /api/
        Disallow: /desk
        Disallow: /insights
        Disallow: /sandbox/
        Allow: /

        Sitemap: %s/sitemap.xml
        """
            .formatted(origin.of(uri));
    return Tagged.answer(rules, "text/plain;charset=UTF-8", request)
        .header(CACHE_CONTROL, AN_HOUR)
        .build();
  }
}
