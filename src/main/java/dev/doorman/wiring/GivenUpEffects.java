package dev.doorman.wiring;

import dev.doorman.conversation.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Counts, as {@code doorman.outbox.given-up}, the effects that were given up. Every node tells the
 * number of all; not a number while the database is away.
 */
@Singleton
final class GivenUpEffects {
  private final DeadLetters letters;
  private final MeterRegistry meters;

  @Inject
  GivenUpEffects(DeadLetters letters, MeterRegistry meters) {
    this.letters = letters;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("doorman.outbox.given-up", letters, DeadLetters::count)
        .description("Effects for the deletion API that were given up")
        .strongReference(true)
        .register(meters);
  }
}
