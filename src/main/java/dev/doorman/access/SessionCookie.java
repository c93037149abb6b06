package dev.doorman.access;

import dev.doorman.base.Secret;
import dev.doorman.base.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;

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
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(value)
        .path("/")
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .secure(own.isSecure(asked));
  }

  /** What a request brings. */
  public Optional<String> read(HttpServerRequest request) {
    var cookie = request.getCookie(Sessions.COOKIE);
    return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
  }

  /** The address that a request comes from. */
  public String address(HttpServerRequest request) {
    return proxies.client(
        request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
  }
}
