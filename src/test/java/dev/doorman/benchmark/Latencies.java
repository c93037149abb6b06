package dev.doorman.benchmark;

import java.time.Duration;
import java.util.Arrays;

/** How long each of many took. */
final class Latencies {
  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  static Latencies of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The share of them, from 0 to 1, that took no longer. */
  Duration at(double share) {
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return Duration.ofNanos(sorted[Math.clamp(place, 0, sorted.length - 1)]);
  }
}
