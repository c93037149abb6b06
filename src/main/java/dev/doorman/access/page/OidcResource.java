package dev.doorman.access.page;

import dev.doorman.access.SessionCookie;
import dev.doorman.access.oidc.CodeFlow;
import dev.doorman.access.oidc.OidcFailure;
import dev.doorman.access.oidc.Providers;
import dev.doorman.base.AddressGroup;
import dev.doorman.base.OwnOrigin;
import dev.doorman.store.Limits;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way to the provider and back; nothing is here where none is configured. */
@Path("/desk/sign-in/oidc")
@DeskPage
public final class OidcResource {
  private static final Logger LOG = Logger.getLogger(OidcResource.class);
  private static final String PATH = "/desk/sign-in/oidc";
  private static final String STATE = "doorman-desk-way";

  /** Over TLS: no neighbour domain can plant a cookie of this prefix (RFC 6265bis, 4.1.3.2). */
  private static final String HOST_STATE = "__Host-" + STATE;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Sign-ins that one address may begin in a minute: an office full of agents after a break. */
  private static final int STARTS = 30;

  private final Providers providers;
  private final SessionCookie cookie;
  private final OwnOrigin own;
  private final Limits limits;

  @Inject
  OidcResource(Providers providers, SessionCookie cookie, OwnOrigin own, Limits limits) {
    this.limits = limits;
    this.providers = providers;
    this.cookie = cookie;
    this.own = own;
  }

  /** Leads to the provider. Each start is kept for a while, so one address has only so many. */
  @GET
  public Response start(
      @QueryParam("next") @Nullable String next,
      @Context HttpServerRequest request,
      @Context UriInfo uri) {
    return with(
        flow -> {
          String from = AddressGroup.of(cookie.address(request));
          Optional<Duration> wait = limits.spend("oidc-starts:" + from, STARTS, MINUTE);
          if (wait.isPresent()) {
            return tooMany(wait.get());
          }
          CodeFlow.Start start = flow.start(Next.of(next), back(uri));
          return Response.seeOther(start.to())
              .cookie(
                  state(start.state().value(), Math.toIntExact(CodeFlow.PATIENCE.toSeconds()), uri))
              .build();
        });
  }

  /** Comes back from there. */
  @GET
  @Path("/callback")
  public Response finish(
      @QueryParam("code") @Nullable String code,
      @QueryParam("state") @Nullable String state,
      @QueryParam("error") @Nullable String error,
      @Context HttpServerRequest request,
      @Context UriInfo uri) {
    return with(
        flow -> {
          CodeFlow.Finished finished =
              flow.finish(
                  new CodeFlow.Back(code, state, error, kept(request)),
                  back(uri),
                  cookie.address(request));
          // A page and no redirect: browsers leave the strict cookie out of what the provider's
          // site set going.
          return Response.fromResponse(
                  Templates.page(200, Templates.goingOn(PageView.signedOut(), finished.next())))
              .cookie(cookie.of(finished.begun().cookie(), uri.getBaseUri()), state("", 0, uri))
              .build();
        });
  }

  private static Response tooMany(Duration wait) {
    return Response.fromResponse(
            Templates.page(
                429,
                Templates.message(
                    PageView.signedOut(),
                    "Too many tries",
                    "Signing in was begun too often from here. Wait a minute and try again.")))
        .header("Retry-After", wait.toSeconds() + 1)
        .build();
  }

  private Response with(Function<CodeFlow, Response> work) {
    Optional<CodeFlow> flow = providers.configured();
    if (flow.isEmpty()) {
      return Templates.page(
          404,
          Templates.message(
              PageView.signedOut(), "Not found", "No other provider is configured here."));
    }
    try {
      return work.apply(flow.get());
    } catch (OidcFailure e) {
      LOG.warnf("nobody was signed in with the provider: %s", e.getMessage());
      return PageDoor.to("/desk/sign-in?failed=" + Failures.id(e.why()));
    }
  }

  private String back(UriInfo uri) {
    return own.known(uri.getBaseUri()) + PATH + "/callback";
  }

  /** Where browsers come over TLS only, the plain name is not read: another host may set it. */
  private @Nullable String kept(HttpServerRequest request) {
    Cookie host = request.getCookie(HOST_STATE);
    Cookie kept = host == null && !own.isAlwaysSecure() ? request.getCookie(STATE) : host;
    return kept == null ? null : kept.getValue();
  }

  /** Lax, since the provider's site leads back here; for all paths, as the prefix demands. */
  private NewCookie state(String value, int seconds, UriInfo uri) {
    boolean secure = own.isSecure(uri.getBaseUri());
    return new NewCookie.Builder(secure ? HOST_STATE : STATE)
        .value(value)
        .path(secure ? "/" : PATH)
        .maxAge(seconds)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .secure(secure)
        .build();
  }
}
