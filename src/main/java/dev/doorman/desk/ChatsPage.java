package dev.doorman.desk;

import dev.doorman.access.Role;
import dev.doorman.access.page.PageDoor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * The page that agents work on. It holds nothing about anybody: what it shows it asks for with the
 * agent's own session. Whoever is signed out is led to the sign-in page; whose roles see no chats
 * is told so by the page.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Path("/desk")
@RunOnVirtualThread
public final class ChatsPage {
  /**
   * Scripts and styles of this server alone, no inline ones, and no text that a script makes into
   * markup: what customers write is shown here.
   */
  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types lit-html");

  private final PageDoor door;

  @Inject
  ChatsPage(PageDoor door) {
    this.door = door;
  }

  /** The page, made from {@code templates/desk}. */
  @CheckedTemplate(basePath = "desk")
  static final class Pages {
    private Pages() {}

    static native TemplateInstance chats();
  }

  /** Answers with the page, or leads to where one signs in or changes a first password. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response page(@Context HttpServerRequest request) {
    return door.open(request, Set.of(Role.values()), caller -> chats());
  }

  private static Response chats() {
    return Response.ok(Pages.chats().render(), "text/html;charset=UTF-8")
        .header("Content-Security-Policy", POLICY)
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
