package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxConfigTest {
  @Test
  void nothingSetMeansOffAndTheDocumentedDefaults() {
    SandboxConfig config = TestConfig.of(Map.of());
    assertThat(config.on()).isFalse();
    assertThat(config.completeAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.linkLifetime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(config.codesPerRecipient()).isEqualTo(10);
    assertThat(config.codesPerAccount()).isEqualTo(12);
    assertThat(config.checksPerRecipient()).isEqualTo(15);
    assertThat(config.sweepEvery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.serverKey()).isEmpty();
    assertThat(config.mailFrom()).isEqualTo("no-reply@example.com");
  }

  @Test
  void everyKeyCanBeSet() {
    SandboxConfig config =
        TestConfig.of(
            Map.of(
                "doorman.sandbox", "true",
                "doorman.sandbox.complete-after", "PT1H",
                "doorman.sandbox.link-lifetime", "5m",
                "doorman.sandbox.codes-per-recipient", "1",
                "doorman.sandbox.codes-per-account", "2",
                "doorman.sandbox.checks-per-recipient", "3",
                "doorman.sandbox.sweep-every", "100ms",
                "doorman.sandbox.server-key", "k".repeat(32),
                "doorman.sandbox.mail-from", "bot@vendor.example"));
    assertThat(config.on()).isTrue();
    assertThat(config.completeAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(config.linkLifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.codesPerRecipient()).isEqualTo(1);
    assertThat(config.codesPerAccount()).isEqualTo(2);
    assertThat(config.checksPerRecipient()).isEqualTo(3);
    assertThat(config.sweepEvery()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.serverKey()).hasValue("k".repeat(32));
    assertThat(config.mailFrom()).isEqualTo("bot@vendor.example");
  }

  @Test
  void theEnvironmentVariableTurnsItOn() {
    SandboxConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SandboxConfig.class)
            .withSources(new EnvConfigSource(Map.of("DOORMAN_SANDBOX", "true"), 300))
            .build()
            .getConfigMapping(SandboxConfig.class);
    assertThat(config.on()).isTrue();
  }
}
