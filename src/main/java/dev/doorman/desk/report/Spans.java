package dev.doorman.desk.report;

import dev.doorman.desk.report.Figures.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Collects durations in whole seconds. Not safe for use by several threads. */
final class Spans {
  private static final int FIRST_SIZE = 16;

  private long[] seconds = new long[FIRST_SIZE];
  private int size;

  /**
   * Takes the time between two instants, where both are known. One that would be less than none is
   * left out: a customer who came again began to wait anew.
   */
  void add(Optional<Instant> from, Optional<Instant> to) {
    if (from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
      return;
    }
    add(Duration.between(from.get(), to.get()));
  }

  void add(Duration span) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, size * 2);
    }
    seconds[size++] = span.toSeconds();
  }

  Times times() {
    if (size == 0) {
      return new Times(OptionalDouble.empty(), Optional.empty(), Optional.empty());
    }
    long[] sorted = Arrays.copyOf(seconds, size);
    Arrays.sort(sorted);
    double median = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2.0;
    // Nearest rank: the ceiling of nine tenths of the count.
    int rank = Math.toIntExact((9L * size + 9) / 10);
    return new Times(
        OptionalDouble.of(median), Optional.of(sorted[rank - 1]), Optional.of(sorted[size - 1]));
  }
}
