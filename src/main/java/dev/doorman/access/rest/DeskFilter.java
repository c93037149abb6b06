package dev.doorman.access.rest;

import dev.doorman.access.Allowed;
import dev.doorman.access.Anyone;
import dev.doorman.access.Caller;
import dev.doorman.access.DeskProblem;
import dev.doorman.access.SessionCookie;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import dev.doorman.base.OwnOrigin;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Holds every method below {@code /api/desk} to its rights. It asks the database, so the methods
 * must be blocking ones, as those are that return a {@link Response} or an object.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class DeskFilter {
  static final String HEADER = "Doorman-Desk";
  private static final String BASE = "/api/desk";
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  /** Filters are made before the settings of this run are read, so these are asked for later. */
  private final Instance<Sessions> sessions;

  private final Instance<OwnOrigin> own;
  private final Instance<SessionCookie> cookie;
  private final Caller caller;

  @Inject
  DeskFilter(
      Instance<Sessions> sessions,
      Instance<OwnOrigin> own,
      Instance<SessionCookie> cookie,
      Caller caller) {
    this.sessions = sessions;
    this.own = own;
    this.cookie = cookie;
    this.caller = caller;
  }

  /** Refuses a request, or lets it pass. */
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  public Optional<Response> filter(ContainerRequestContext request, ResourceInfo target) {
    Method method = target.getResourceMethod();
    if (!isOfDesk(target.getResourceClass(), method)) {
      return Optional.empty();
    }
    if (!LOOKING.contains(request.getMethod()) && isForeign(request)) {
      return Optional.of(
          DeskProblem.of(
              403,
              "csrf",
              "Send the header Doorman-Desk: 1, from a page of this server only. Where a proxy"
                  + " changes the Host header, set doorman.public-url."));
    }
    if (method.isAnnotationPresent(Anyone.class)) {
      return Optional.empty();
    }
    Allowed allowed = method.getAnnotation(Allowed.class);
    if (allowed == null) {
      return Optional.of(forbidden());
    }
    Optional<SignedIn> signedIn =
        cookie
            .get()
            .read(
                name ->
                    Optional.ofNullable(request.getCookies().get(name)).map(one -> one.getValue()))
            .flatMap(value -> sessions.get().of(value));
    return signedIn.isEmpty()
        ? Optional.of(DeskProblem.of(401, "signed-out", "Sign in at /desk/sign-in."))
        : admitted(signedIn.get(), method, Set.of(allowed.value()));
  }

  /** By what the method says of itself: an address can be written in several ways. */
  private static boolean isOfDesk(Class<?> resource, Method method) {
    String path = path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
    return path.equals(BASE) || path.startsWith(BASE + "/");
  }

  private static String path(@Nullable Path annotation) {
    if (annotation == null || annotation.value().isEmpty() || annotation.value().equals("/")) {
      return "";
    }
    String value = annotation.value();
    String rooted = value.startsWith("/") ? value : "/" + value;
    return rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
  }

  private Optional<Response> admitted(SignedIn signedIn, Method method, Set<?> roles) {
    if (signedIn.password() == SignedIn.Password.DUE_TO_CHANGE
        && !method.isAnnotationPresent(WhilePasswordDue.class)) {
      return Optional.of(
          DeskProblem.of(
              403,
              "password-change-due",
              "Change your first password at /desk/password, then go on."));
    }
    if (signedIn.agent().roles().stream().noneMatch(roles::contains)) {
      return Optional.of(forbidden());
    }
    caller.is(signedIn);
    return Optional.empty();
  }

  private static Response forbidden() {
    return DeskProblem.of(403, "forbidden", "Your roles do not allow this.");
  }

  private boolean isForeign(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    String authority = request.getUriInfo().getBaseUri().getRawAuthority();
    // Browsers name a page's origin, other programs name none.
    return !"1".equals(request.getHeaderString(HEADER))
        || (origin != null && !own.get().owns(origin, authority));
  }
}
