package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
  private static final URI HERE = URI.create("http://127.0.0.1:1");

  @Test
  void secretsDoNotPrint() {
    var settings =
        new SandboxSettings(List.of("token-secret"), () -> HERE, () -> HERE, "webhook-secret");
    assertThat(settings.toString()).doesNotContain("token-secret", "webhook-secret");
  }

  @Test
  void aBlankTokenWouldLetAnyoneInAndIsRefused() {
    assertThatThrownBy(() -> new SandboxSettings(List.of("a", " "), () -> HERE, () -> HERE, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
