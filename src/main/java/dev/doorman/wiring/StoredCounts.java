package dev.doorman.wiring;

import dev.doorman.conversation.DeadLetters;
import dev.doorman.conversation.Sweeps;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Gauges of what the database counts: {@code doorman.outbox.given-up}, {@code
 * doorman.deletion.overdue} and {@code doorman.set-aside}. Every node gives the number of all; not
 * a number while the database is away.
 */
@Singleton
final class StoredCounts {
  private final DeadLetters letters;
  private final Sweeps sweeps;
  private final Clock clock;
  private final MeterRegistry meters;

  @Inject
  StoredCounts(DeadLetters letters, Sweeps sweeps, Clock clock, MeterRegistry meters) {
    this.letters = letters;
    this.sweeps = sweeps;
    this.clock = clock;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    gauge(
        "doorman.outbox.given-up",
        "Effects for the deletion API that were given up",
        letters::count);
    gauge(
        "doorman.deletion.overdue",
        "Accepted deletions that are not completed though their day is over",
        this::overdue);
    gauge(
        "doorman.set-aside",
        "Conversations that a periodic job failed on, and tries again",
        sweeps::countSetAside);
  }

  private void gauge(String name, String description, Supplier<Number> count) {
    Gauge.builder(name, count).description(description).strongReference(true).register(meters);
  }

  private long overdue() {
    return sweeps.overdueDeletions(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
