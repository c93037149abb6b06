package dev.doorman.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/** Limits of this node alone; of the names that were used longest ago some are forgotten. */
public final class LocalLimits implements Limits {
  private static final int MOST_NAMES = 100_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST_NAMES).build();

  @Override
  public Optional<Duration> spend(String name, int most, Duration span) {
    ConsumptionProbe probe =
        buckets
            .get(
                name,
                key ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, span))
                        .build())
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }
}
