package dev.doorman.sandbox;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The sandbox's configuration from given keys, with its real defaults for the rest. */
public final class TestConfig {
  private TestConfig() {}

  public static SandboxConfig of(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(SandboxConfig.class)
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .build()
        .getConfigMapping(SandboxConfig.class);
  }
}
