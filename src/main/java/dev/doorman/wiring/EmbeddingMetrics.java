package dev.doorman.wiring;

import dev.doorman.knowledge.embedding.EmbeddingListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts what the embedder does. */
final class EmbeddingMetrics implements EmbeddingListener {
  private final DistributionSummary batch;
  private final Timer wait;
  private final Timer run;
  private final Counter refused;

  EmbeddingMetrics(MeterRegistry metrics) {
    batch =
        DistributionSummary.builder("doorman.embedding.batch")
            .description("Texts that were embedded together")
            .register(metrics);
    wait =
        Timer.builder("doorman.embedding.wait")
            .description("How long the text of a batch that waited longest did so")
            .register(metrics);
    run =
        Timer.builder("doorman.embedding.run")
            .description("How long the model ran on a batch")
            .register(metrics);
    refused =
        Counter.builder("doorman.embedding.refused")
            .description("Questions refused because too many waited")
            .register(metrics);
  }

  @Override
  public void embedded(int texts, Duration waited, Duration took) {
    batch.record(texts);
    wait.record(waited);
    run.record(took);
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
