package dev.doorman.access.page;

import dev.doorman.access.Role;
import dev.doorman.access.SessionCookie;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The door before the pages of the desk: whoever is signed out is led to the sign-in and back
 * afterwards, whoever has a first password to changing it, and whoever lacks the role is told so.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. It asks the database, so it is for blocking methods.
 */
@Singleton
public final class PageDoor {
  private final Sessions sessions;
  private final SessionCookie cookie;

  @Inject
  PageDoor(Sessions sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /**
   * Answers with a page for those who may see it. The method should be marked {@link DeskPage}.
   *
   * @param roles one of these is needed
   * @param page makes the answer
   */
  public Response open(
      HttpServerRequest request, Set<Role> roles, Function<SignedIn, Response> page) {
    Optional<SignedIn> session = session(request);
    if (session.isEmpty()) {
      return to(Next.behind("/desk/sign-in", request.uri()));
    }
    SignedIn caller = session.get();
    if (caller.password() == SignedIn.Password.DUE_TO_CHANGE) {
      return to(Next.behind("/desk/password", request.uri()));
    }
    if (!caller.agent().hasAny(roles)) {
      return Templates.page(
          403,
          Templates.message(
              PageView.of("", caller),
              "You can't open this page",
              "Your role doesn't include this page. An administrator can change that."));
    }
    return page.apply(caller);
  }

  /** The session that the browser has, if any. */
  Optional<SignedIn> session(HttpServerRequest request) {
    return cookie.read(request).flatMap(sessions::of);
  }

  static Response to(String path) {
    return Response.seeOther(URI.create(path)).header("Cache-Control", "no-store").build();
  }
}
