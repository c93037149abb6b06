package dev.doorman.access.rest;

import static dev.doorman.access.Role.ADMIN;
import static dev.doorman.access.Role.AGENT;
import static dev.doorman.access.Role.EDITOR;
import static dev.doorman.access.Role.LEAD;

import dev.doorman.access.Allowed;
import dev.doorman.access.Anyone;
import dev.doorman.access.Audit;
import dev.doorman.access.Caller;
import dev.doorman.access.DeskProblem;
import dev.doorman.access.SessionCookie;
import dev.doorman.access.Sessions;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.SignIns;
import dev.doorman.access.account.Staff;
import dev.doorman.base.Secret;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The caller's session: begins with a password, is looked at, and ends. */
@Path("/api/desk/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private static final int TYPED_MOST = 1000;

  private final SignIns signIns;
  private final SessionBook sessions;
  private final Staff staff;
  private final Audit audit;
  private final SessionCookie cookie;
  private final Caller caller;

  @Inject
  SessionResource(
      SignIns signIns,
      SessionBook sessions,
      Staff staff,
      Audit audit,
      SessionCookie cookie,
      Caller caller) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.staff = staff;
    this.audit = audit;
    this.cookie = cookie;
    this.caller = caller;
  }

  /** What a user signs in with. */
  public record Credentials(@Nullable String name, @Nullable String password) {}

  /** The present password and the one to take its place. */
  public record Passwords(@Nullable String current, @Nullable String next) {}

  /** Signs in; a session that the browser had ends. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Anyone
  public Response signIn(
      @Nullable Credentials given, @Context HttpServerRequest request, @Context UriInfo uri) {
    if (given == null || !isTyped(given.name()) || !isTyped(given.password())) {
      return DeskProblem.of(400, "bad-input", "Send {\"name\": \"…\", \"password\": \"…\"}.");
    }
    SignIns.Outcome outcome =
        signIns.byPassword(
            String.valueOf(given.name()),
            new Secret<>(String.valueOf(given.password())),
            cookie.address(request));
    return switch (outcome) {
      case SignIns.Outcome.In(var begun) -> {
        cookie.read(request).flatMap(sessions::of).ifPresent(old -> sessions.end(old.id()));
        yield begun(begun, uri);
      }
      case SignIns.Outcome.Refused() ->
          DeskProblem.of(401, "sign-in-refused", "The user name or password is wrong.");
      case SignIns.Outcome.Locked(var wait) -> Faults.locked(wait);
    };
  }

  private static boolean isTyped(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= TYPED_MOST;
  }

  private Response begun(SessionBook.Begun begun, UriInfo uri) {
    return Response.ok(Me.of(begun.session()))
        .cookie(cookie.of(begun.cookie(), uri.getBaseUri()))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Who is signed in. */
  @GET
  @Allowed({AGENT, LEAD, EDITOR, ADMIN})
  @WhilePasswordDue
  public Response me() {
    return Response.ok(Me.of(caller.signedIn())).header("Cache-Control", "no-store").build();
  }

  /** Changes the own password: all sessions of the user end, and a new one begins. */
  @POST
  @Path("/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({AGENT, LEAD, EDITOR, ADMIN})
  @WhilePasswordDue
  public Response changePassword(
      @Nullable Passwords given, @Context HttpServerRequest request, @Context UriInfo uri) {
    if (given == null || !isTyped(given.current()) || !isTyped(given.next())) {
      return DeskProblem.of(400, "bad-input", "Send {\"current\": \"…\", \"next\": \"…\"}.");
    }
    return begun(
        staff.changePassword(
            caller.signedIn(),
            new Secret<>(String.valueOf(given.current())),
            new Secret<>(String.valueOf(given.next())),
            cookie.address(request)),
        uri);
  }

  /** Signs out; the cookie {@value Sessions#COOKIE} is taken away. */
  @DELETE
  @Allowed({AGENT, LEAD, EDITOR, ADMIN})
  @WhilePasswordDue
  public Response signOut(@Context UriInfo uri) {
    sessions.end(caller.signedIn().id());
    audit.note(caller.agent(), "signed-out", caller.agent().name(), "");
    return Response.noContent().cookie(cookie.none(uri.getBaseUri())).build();
  }
}
