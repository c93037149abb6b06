package dev.doorman.wiring;

import dev.doorman.knowledge.embedding.EmbeddingListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts what the embedder does. */
final class EmbeddingMetrics implements EmbeddingListener {
  /** How many texts the question embeds that is understood on this thread. */
  private static final ThreadLocal<int[]> TEXTS = new ThreadLocal<>();

  private final DistributionSummary batch;
  private final Timer wait;
  private final Timer run;
  private final Counter refused;
  private final DistributionSummary perQuestion;

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
    perQuestion =
        DistributionSummary.builder("doorman.embedding.texts.per.question")
            .description("Texts that the model embedded to understand and answer one message")
            .register(metrics);
  }

  /** Does what one message needs, and counts the texts that this thread has embedded for it. */
  <T> T counted(Supplier<T> work) {
    int[] count = new int[1];
    TEXTS.set(count);
    try {
      return work.get();
    } finally {
      TEXTS.remove();
      perQuestion.record(count[0]);
    }
  }

  @Override
  public void asked() {
    int[] count = TEXTS.get();
    if (count != null) {
      count[0]++;
    }
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
