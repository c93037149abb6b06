package dev.doorman.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ADDRESSES_MOST = 100_000;

  private final int perMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .expireAfterAccess(MINUTE.multipliedBy(2))
          .maximumSize(ADDRESSES_MOST)
          .build();

  @Inject
  SearchAllowance(SiteConfig config) {
    this.perMinute = config.searchesPerMinute();
  }

  /** Takes one search off what the client has left; where nothing is, tells when there will be. */
  Optional<Duration> spend(HttpServerRequest request) {
    String address = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    ConsumptionProbe probe =
        buckets.get(address, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(
                TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }
}
