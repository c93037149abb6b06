package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.embedding.Embedder.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingConfigTest {
  private static Settings settings(Map<String, String> set) {
    EmbeddingConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(EmbeddingConfig.class)
            .withSources(new PropertiesConfigSource(set, "test"))
            .build()
            .getConfigMapping(EmbeddingConfig.class);
    return Settings.of(config, EmbeddingListener.NONE, StoredVectors.NONE);
  }

  @Test
  void withoutSettingsItIsAsTheUsual() {
    assertThat(settings(Map.of())).isEqualTo(Settings.usual(StoredVectors.NONE));
    assertThat(Settings.usual().threads())
        .isEqualTo(Math.min(16, Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void everyKeyCanBeSet() {
    Settings settings =
        settings(
            Map.of(
                "doorman.embedding.threads", "7",
                "doorman.embedding.waiting", "11",
                "doorman.embedding.cached", "0"));
    assertThat(settings)
        .isEqualTo(
            new Settings(
                EmbeddingModel.BGE_SMALL_EN_V15,
                7,
                11,
                0,
                EmbeddingListener.NONE,
                StoredVectors.NONE));
  }
}
