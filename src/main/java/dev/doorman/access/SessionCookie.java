package dev.doorman.access;

import dev.doorman.base.OwnOrigin;
import dev.doorman.base.Secret;
import dev.doorman.base.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cookie of a session, and whom a request comes from.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class SessionCookie {
  private final OwnOrigin own;
  private final TrustedProxies proxies;

  @Inject
  SessionCookie(OwnOrigin own, TrustedProxies proxies) {
    this.own = own;
    this.proxies = proxies;
  }

  /**
   * The cookie to be set; browsers forget it when they are closed.
   *
   * @param asked the base of the address that the request was sent to
   */
  public NewCookie of(Secret<String> value, URI asked) {
    return cookie(value.value(), asked).build();
  }

  /** The cookie that takes the other away. */
  public NewCookie none(URI asked) {
    return cookie("", asked).maxAge(0).build();
  }

  private NewCookie.Builder cookie(String value, URI asked) {
    return new NewCookie.Builder(own.isSecure(asked) ? Sessions.HOST_COOKIE : Sessions.COOKIE)
        .value(value)
        .path("/")
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .secure(own.isSecure(asked));
  }

  /** What a request brings. */
  public Optional<String> read(HttpServerRequest request) {
    return read(
        name -> Optional.ofNullable(request.getCookie(name)).map(cookie -> cookie.getValue()));
  }

  /**
   * The same, out of whatever holds the cookies. Where the server is known by https alone the plain
   * name is not read: another host could have set it.
   *
   * @param cookies gives the value of a cookie by its name
   */
  public Optional<String> read(Function<String, Optional<String>> cookies) {
    return cookies
        .apply(Sessions.HOST_COOKIE)
        .or(() -> own.isAlwaysSecure() ? Optional.empty() : cookies.apply(Sessions.COOKIE));
  }

  /** The address that a request comes from. */
  public String address(HttpServerRequest request) {
    return proxies.client(
        request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
  }
}
