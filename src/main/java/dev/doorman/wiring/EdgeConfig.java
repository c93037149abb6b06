package dev.doorman.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the server answers at its edge, whatever is asked for. */
@ConfigMapping(prefix = "doorman.edge")
public interface EdgeConfig {
  /**
   * Further names that this server is asked by, without a port, such as the one that a proxy or a
   * webhook uses. Read only where {@code doorman.public-url} is set, whose name is always known, as
   * are {@code localhost} and the loopback addresses.
   */
  Optional<List<String>> hosts();

  /** Whether {@code /q/metrics} answers. */
  @WithDefault("true")
  boolean metrics();

  /** Whether {@code /q/openapi} answers. */
  @WithDefault("true")
  boolean openapi();

  /**
   * For how long browsers keep to TLS where {@code doorman.public-url} is https; 0 says nothing.
   */
  @WithDefault("365d")
  Duration hsts();
}
