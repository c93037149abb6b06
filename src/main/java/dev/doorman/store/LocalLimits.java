package dev.doorman.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits of this node alone. A name is kept until all its permits are back; of more than {@value
 * #MOST_NAMES} those that were used longest ago are forgotten.
 */
public final class LocalLimits implements Limits {
  private static final int MOST_NAMES = 100_000;

  private final Cache<String, Kept> buckets =
      Caffeine.newBuilder()
          .expireAfter(Expiry.<String, Kept>accessing((name, kept) -> kept.span()))
          .maximumSize(MOST_NAMES)
          .build();

  /** A name's permits, which are all back after the span. */
  private record Kept(Bucket bucket, Duration span) {}

  @Override
  public Optional<Duration> spend(String name, int permits, int most, Duration span) {
    ConsumptionProbe probe =
        buckets
            .get(
                name,
                key ->
                    new Kept(
                        Bucket.builder()
                            .addLimit(limit -> limit.capacity(most).refillGreedy(most, span))
                            .build(),
                        span))
            .bucket()
            .tryConsumeAndReturnRemaining(Math.min(permits, most));
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }
}
