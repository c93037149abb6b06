package dev.doorman.wiring;

import dev.doorman.conversation.Sweeps;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Counts, as {@code doorman.set-aside}, the conversations that periodic jobs failed on. Every node
 * tells the number of all; not a number while the database is away.
 */
@Singleton
final class SetAsideConversations {
  private final Sweeps sweeps;
  private final MeterRegistry meters;

  @Inject
  SetAsideConversations(Sweeps sweeps, MeterRegistry meters) {
    this.sweeps = sweeps;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("doorman.set-aside", sweeps, Sweeps::countSetAside)
        .description("Conversations that a periodic job failed on, and tries again")
        .strongReference(true)
        .register(meters);
  }
}
