package dev.doorman.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The page that agents work on. It holds nothing about anybody: what it shows it asks for with the
 * agent's own session, and where there is none it leads to the sign-in page.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless.
 */
@Path("/desk")
@RunOnVirtualThread
public final class DeskPage {
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

  /** The page, made from {@code templates/desk}. */
  @CheckedTemplate(basePath = "desk")
  static final class Pages {
    private Pages() {}

    static native TemplateInstance chats();
  }

  /** Answers with the page, for whoever asks. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response page() {
    return Response.ok(Pages.chats().render(), "text/html;charset=UTF-8")
        .header("Content-Security-Policy", POLICY)
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
