package dev.doorman.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.access.oidc.OidcFailure.Why;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0); asked at first use and hourly.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Discovery {
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** A provider that did not answer is not asked again by everybody who comes. */
  private static final Duration FAILED_FOR = Duration.ofSeconds(10);

  private final String issuer;
  private final Calls calls;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Provider known;

  /** Guarded by {@link #asking}. */
  private @Nullable Failed failed;

  private record Failed(OidcFailure failure, Instant at) {}

  Discovery(String issuer, Calls calls, Clock clock) {
    this.issuer = issuer;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * The provider's addresses.
   *
   * @param secretInBody whether the client's secret is sent in the body, not in a header
   */
  record Provider(URI authorize, URI token, URI keys, boolean secretInBody, Instant at) {}

  /**
   * The addresses. One caller at a time asks the provider; nobody waits for it: the others get what
   * was known before, however old, or are told to try again.
   *
   * @throws OidcFailure where they cannot be had; for a while after a failure without asking again
   */
  Provider provider() {
    Provider last = known;
    if (last != null && isFresh(last)) {
      return last;
    }
    if (!asking.tryLock()) {
      if (last != null) {
        return last;
      }
      throw new OidcFailure(Why.UNAVAILABLE, "the provider is being asked; try again in a moment");
    }
    try {
      // Another caller may have asked between the look above and the lock.
      Provider meanwhile = known;
      return meanwhile != null && isFresh(meanwhile) ? meanwhile : asked();
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Provider provider) {
    return clock.instant().isBefore(provider.at().plus(GOOD_FOR));
  }

  private Provider asked() {
    Failed before = failed;
    if (before != null && clock.instant().isBefore(before.at().plus(FAILED_FOR))) {
      throw new OidcFailure(before.failure().why(), String.valueOf(before.failure().getMessage()));
    }
    try {
      String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
      URI address = URI.create(base + "/.well-known/openid-configuration");
      Provider now = read(calls.json(HttpRequest.newBuilder(address).GET()));
      known = now;
      failed = null;
      return now;
    } catch (OidcFailure e) {
      failed = new Failed(e, clock.instant());
      throw e;
    }
  }

  private Provider read(JsonNode document) {
    if (!issuer.equals(document.path("issuer").asText())) {
      throw new OidcFailure(
          Why.UNAVAILABLE,
          "the provider's document names another issuer: doorman.access.oidc.issuer must be "
              + document.path("issuer").asText());
    }
    JsonNode methods = document.path("token_endpoint_auth_methods_supported");
    boolean basic = methods.isMissingNode();
    for (JsonNode method : methods) {
      basic |= method.asText().equals("client_secret_basic");
    }
    return new Provider(
        address(document, "authorization_endpoint"),
        address(document, "token_endpoint"),
        address(document, "jwks_uri"),
        !basic,
        clock.instant());
  }

  private static URI address(JsonNode document, String key) {
    try {
      URI address = URI.create(document.path(key).asText());
      if (OidcSettings.isSafe(address)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other text that is no address.
    }
    throw new OidcFailure(Why.UNAVAILABLE, "the provider's document has no usable " + key);
  }
}
