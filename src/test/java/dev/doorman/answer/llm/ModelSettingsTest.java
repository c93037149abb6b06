package dev.doorman.answer.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.FinalException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("url", "https://api.example/v1", "name", "a-model");

  private static Optional<ModelSettings> of(Map<String, String> keys) {
    Map<String, String> full = new HashMap<>();
    keys.forEach((key, value) -> full.put("doorman.model." + key, value));
    return ModelSettings.of(
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ModelConfig.class)
            .withSources(new PropertiesConfigSource(full, "test", 500))
            .build()
            .getConfigMapping(ModelConfig.class));
  }

  private static Map<String, String> leastAnd(String key, String value) {
    Map<String, String> keys = new HashMap<>(LEAST);
    keys.put(key, value);
    return keys;
  }

  @Test
  void withoutUrlAndNameThereIsNoModel() {
    assertThat(of(Map.of())).isEmpty();
    assertThat(of(Map.of("key", "k"))).isEmpty();
  }

  @Test
  void urlAndNameAreEnough() {
    ModelSettings settings = of(LEAST).orElseThrow();
    assertThat(settings.url()).isEqualTo(URI.create("https://api.example/v1"));
    assertThat(settings.key()).isEmpty();
    assertThat(settings.provider()).isEqualTo(Provider.OPENAI);
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(8));
    assertThat(settings.atOnce()).isEqualTo(8);
    assertThat(settings.inputTokens()).isEqualTo(4_000);
    assertThat(settings.outputTokens()).isEqualTo(600);
    assertThat(settings.breakFor()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void everySettingCanBeOverridden() {
    Map<String, String> keys = new HashMap<>(LEAST);
    keys.putAll(
        Map.of(
            "key",
            "k",
            "provider",
            "anthropic",
            "deadline",
            "3s",
            "at-once",
            "2",
            "input-tokens",
            "500",
            "output-tokens",
            "99",
            "break-for",
            "1m"));
    ModelSettings settings = of(keys).orElseThrow();
    assertThat(settings.key().orElseThrow().value()).isEqualTo("k");
    assertThat(settings.provider()).isEqualTo(Provider.ANTHROPIC);
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.atOnce()).isEqualTo(2);
    assertThat(settings.inputTokens()).isEqualTo(500);
    assertThat(settings.outputTokens()).isEqualTo(99);
    assertThat(settings.breakFor()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.toString()).doesNotContain("\"k\"").contains("[redacted]");
  }

  @Test
  void halfASettingStopsTheStartAndSaysWhatIsMissing() {
    assertThatThrownBy(() -> of(Map.of("url", "https://api.example")))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("doorman.model.name is not");
    assertThatThrownBy(() -> of(Map.of("name", "m")))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("doorman.model.url is not");
    assertThatThrownBy(() -> of(leastAnd("url", "ftp://x.example")))
        .isInstanceOf(FinalException.class);
    assertThatThrownBy(() -> of(leastAnd("deadline", "0s"))).isInstanceOf(FinalException.class);
  }
}
