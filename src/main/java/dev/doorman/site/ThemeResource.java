package dev.doorman.site;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/**
 * The vendor's colour as a style sheet: a file of its own, since the pages take no inline style.
 */
@Path(ThemeResource.PATH)
public final class ThemeResource {
  static final String PATH = "/help-theme.css";

  private final Brand brand;

  @Inject
  ThemeResource(Brand brand) {
    this.brand = brand;
  }

  /** The style sheet. */
  @GET
  public Response styles(@Context Request request) {
    return Tagged.answer(brand.styles(), "text/css;charset=UTF-8", request)
        .header("Cache-Control", "public, max-age=3600")
        .build();
  }
}
