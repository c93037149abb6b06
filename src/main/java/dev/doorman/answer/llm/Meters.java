package dev.doorman.answer.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts what the model was asked for and what it took. */
final class Meters {
  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      // All of them from the start, so that a rate can be taken of each.
      registry.counter("doorman.model.answers", "outcome", outcome.id());
    }
  }

  void count(Outcome outcome) {
    registry.counter("doorman.model.answers", "outcome", outcome.id()).increment();
  }

  void took(Duration time) {
    registry.timer("doorman.model.duration").record(time);
  }

  void tokens(Usage usage) {
    String counted = usage.reported() ? "reported" : "estimated";
    registry
        .counter("doorman.model.tokens", "direction", "in", "counted", counted)
        .increment(usage.in());
    registry
        .counter("doorman.model.tokens", "direction", "out", "counted", counted)
        .increment(usage.out());
  }

  /**
   * Tokens of one call.
   *
   * @param reported whether the endpoint told them; it cannot where a call is ended early
   */
  record Usage(int in, int out, boolean reported) {}
}
