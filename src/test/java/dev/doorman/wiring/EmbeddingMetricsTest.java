package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddingMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EmbeddingMetrics metrics = new EmbeddingMetrics(registry);

  @Test
  void batchesAreCountedWithTheirSizeAndTimes() {
    metrics.embedded(3, Duration.ofMillis(5), Duration.ofMillis(20));
    metrics.embedded(1, Duration.ofMillis(1), Duration.ofMillis(10));
    assertThat(registry.get("doorman.embedding.batch").summary().totalAmount()).isEqualTo(4);
    assertThat(registry.get("doorman.embedding.batch").summary().count()).isEqualTo(2);
    assertThat(registry.get("doorman.embedding.wait").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(6);
    assertThat(registry.get("doorman.embedding.run").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(30);
  }

  @Test
  void textsOfAMessageAreCountedOnItsThreadAndNoOthersAre() {
    metrics.asked();
    String answer =
        metrics.counted(
            () -> {
              metrics.asked();
              metrics.asked();
              return "answered";
            });
    assertThat(answer).isEqualTo("answered");
    metrics.asked();
    metrics.counted(() -> "known already");
    var summary = registry.get("doorman.embedding.texts.per.question").summary();
    assertThat(summary.count()).isEqualTo(2);
    assertThat(summary.totalAmount()).isEqualTo(2);
    assertThat(summary.max()).isEqualTo(2);
  }

  @Test
  void refusalsAreCounted() {
    metrics.refused();
    metrics.refused();
    assertThat(registry.get("doorman.embedding.refused").counter().count()).isEqualTo(2);
  }
}
