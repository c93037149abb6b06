package dev.doorman.deletion.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the vendor's deletion API is reached. Without a URL there is none. */
@ConfigMapping(prefix = "doorman.deletion-api")
public interface DeletionApiConfig {
  /** The base address, below which {@code /deletion-requests} stands. */
  Optional<URI> url();

  /** The bearer token; needed where there is a URL. */
  Optional<String> token();

  /**
   * Where verification links may lead, as origins ({@code https://id.vendor.example}); the URL's
   * own origin where nothing is set.
   */
  Optional<Set<String>> verificationOrigins();

  /** At most this long to connect. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** At most this long from sending a call to having its whole answer. */
  @WithDefault("10s")
  Duration callTimeout();
}
