package dev.doorman.wiring;

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

/**
 * Counts, as {@code doorman.deletion.overdue}, the accepted deletions that the deletion API has not
 * completed by the day it promised. Every node tells the number of all; not a number while the
 * database is away.
 */
@Singleton
final class OverdueDeletions {
  private final Sweeps sweeps;
  private final Clock clock;
  private final MeterRegistry meters;

  @Inject
  OverdueDeletions(Sweeps sweeps, Clock clock, MeterRegistry meters) {
    this.sweeps = sweeps;
    this.clock = clock;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("doorman.deletion.overdue", this, OverdueDeletions::count)
        .description("Accepted deletions that are not completed though their day is over")
        .strongReference(true)
        .register(meters);
  }

  private long count() {
    return sweeps.overdueDeletions(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
