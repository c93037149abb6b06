package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class EdgeGateTest {
  private static EdgeGate gate(Map<String, String> settings) {
    EdgeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(EdgeConfig.class)
            .withConverter(Duration.class, 200, (Converter<Duration>) text -> Duration.ofDays(365))
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(EdgeConfig.class);
    return new EdgeGate(config, Optional.empty());
  }

  @Test
  void metersAndDocumentAreClosedBySettingsWithAllBelowThem() {
    EdgeGate closed =
        gate(Map.of("doorman.edge.metrics", "false", "doorman.edge.openapi", "false"));
    for (String path :
        new String[] {"/q/metrics", "/q/metrics/", "/q/openapi", "/q/openapi.json"}) {
      assertThat(closed.isClosed(path)).as(path).isTrue();
      assertThat(gate(Map.of()).isClosed(path)).as(path).isFalse();
    }
    assertThat(closed.isClosed("/q/health/live")).isFalse();
  }
}
