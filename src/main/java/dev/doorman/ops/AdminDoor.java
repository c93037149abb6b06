package dev.doorman.ops;

import dev.doorman.base.RetriableException;
import dev.doorman.base.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets administrators in to what is theirs, and answers all others with a problem.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class AdminDoor {
  private static final String PROBLEM = "application/problem+json";

  private final AdminGate gate;
  private final TrustedProxies proxies;

  @Inject
  AdminDoor(AdminGate gate, TrustedProxies proxies) {
    this.gate = gate;
    this.proxies = proxies;
  }

  /** RFC 9457. */
  public record Problem(int status, String title, String detail) {}

  /**
   * For what changes something. Browsers send a password they know along with forms of other sites,
   * which are turned away.
   *
   * @param site the header {@code Sec-Fetch-Site}
   */
  Response openForChanges(
      @Nullable String authorization,
      @Nullable String site,
      HttpServerRequest request,
      Supplier<Response> work) {
    return open(
        authorization,
        request,
        () ->
            site == null || site.equals("same-origin") || site.equals("none")
                ? work.get()
                : problem(403, "Forbidden", "This is not for pages of other sites."));
  }

  /** For what only looks. */
  Response open(
      @Nullable String authorization, HttpServerRequest request, Supplier<Response> work) {
    String address =
        proxies.client(
            request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    return switch (gate.ask(authorization, address)) {
      case AdminGate.Answer.Welcome() -> served(work);
      case AdminGate.Answer.Closed() -> problem(404, "Not found", "There is nothing here.");
      case AdminGate.Answer.WrongPassword() ->
          Response.fromResponse(problem(401, "Unauthorized", "Sign in as the user admin."))
              .header("WWW-Authenticate", "Basic realm=\"Doorman\", charset=\"UTF-8\"")
              .build();
      case AdminGate.Answer.TooMany(var wait) ->
          Response.fromResponse(problem(429, "Too many tries", "Wait, then try again."))
              .header("Retry-After", wait.toSeconds() + 1)
              .build();
    };
  }

  private static Response served(Supplier<Response> work) {
    try {
      return work.get();
    } catch (RetriableException e) {
      return problem(503, "Unavailable", "The database is not available. Try again later.");
    }
  }

  static Response problem(int status, String title, String detail) {
    return Response.status(status)
        .type(PROBLEM)
        .header("Cache-Control", "no-store")
        .entity(new Problem(status, title, detail))
        .build();
  }
}
