package dev.doorman.site;

import dev.doorman.base.AddressGroup;
import dev.doorman.base.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How much one address may search, since a search takes some milliseconds of a core. Each node
 * counts for itself.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class SearchAllowance {
  private final SearchMeter meter;
  private final TrustedProxies proxies;

  @Inject
  SearchAllowance(SearchMeter meter, TrustedProxies proxies) {
    this.meter = meter;
    this.proxies = proxies;
  }

  /** Takes one search off what the client has left; where nothing is, tells when there will be. */
  Optional<Duration> spend(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return meter
        .spend(AddressGroup.of(proxies.client(peer, request.headers().getAll("X-Forwarded-For"))))
        .map(left -> Duration.ofSeconds(left.toSeconds() + 1));
  }
}
