package dev.doorman.ops;

import dev.doorman.access.Role;
import dev.doorman.access.SessionCookie;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import dev.doorman.base.OwnOrigin;
import dev.doorman.base.RetriableException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets administrators in to what is theirs, and answers all others with a problem. A program comes
 * with the password, a page of the desk with the session of a user who is an administrator.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class AdminDoor {
  private static final String PROBLEM = "application/problem+json";

  private final AdminGate gate;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final OwnOrigin own;

  @Inject
  AdminDoor(AdminGate gate, Sessions sessions, SessionCookie cookie, OwnOrigin own) {
    this.gate = gate;
    this.sessions = sessions;
    this.cookie = cookie;
    this.own = own;
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
    Optional<SignedIn> admin = admin(authorization, request);
    if (admin.isPresent()) {
      return isOwn(request)
          ? served(work)
          : problem(
              403, "Forbidden", "Send the header Doorman-Desk: 1, from a page of this server.");
    }
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
    if (admin(authorization, request).isPresent()) {
      return served(work);
    }
    AdminGate.Answer answer;
    try {
      answer = gate.ask(authorization, cookie.address(request));
    } catch (RetriableException e) {
      return unavailable();
    }
    return switch (answer) {
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

  /** The session that opens the door; a password that is sent along counts in its place. */
  private Optional<SignedIn> admin(@Nullable String authorization, HttpServerRequest request) {
    return authorization != null
        ? Optional.empty()
        : cookie
            .read(request)
            .flatMap(sessions::of)
            .filter(session -> session.password() == SignedIn.Password.KEPT)
            .filter(session -> session.agent().hasAny(Set.of(Role.ADMIN)));
  }

  private boolean isOwn(HttpServerRequest request) {
    return "1".equals(request.getHeader("Doorman-Desk"))
        && isOwn(request.getHeader("Origin"), request);
  }

  /** Browsers name a page's origin, other programs name none. */
  private boolean isOwn(@Nullable String origin, HttpServerRequest request) {
    return origin == null || own.owns(origin, URI.create(request.absoluteURI()).getRawAuthority());
  }

  private static Response served(Supplier<Response> work) {
    try {
      return work.get();
    } catch (RetriableException e) {
      return unavailable();
    }
  }

  private static Response unavailable() {
    return problem(503, "Unavailable", "The database is not available. Try again later.");
  }

  static Response problem(int status, String title, String detail) {
    return Response.status(status)
        .type(PROBLEM)
        .header("Cache-Control", "no-store")
        .entity(new Problem(status, title, detail))
        .build();
  }
}
