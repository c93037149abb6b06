package dev.doorman.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/** What several nodes share beside the database. */
@ConfigMapping(prefix = "doorman.redis")
public interface RedisConfig {
  /** Where Redis is, as {@code redis://:password@host:6379}, or {@code rediss://} for TLS. */
  Optional<
          @Pattern(
              regexp = "rediss?://.+",
              message = "must be of the form redis://:PASSWORD@HOST:PORT")
          String>
      url();

  /** What keys and channels begin with; one for each installation that shares a Redis. */
  @WithDefault("doorman")
  @Pattern(regexp = "[A-Za-z0-9_.-]{1,64}")
  String prefix();

  /**
   * How often a node sends itself a sign through Redis, and how long a single call may take. After
   * three and a half without an echo the connection is made anew.
   */
  @WithDefault("2s")
  Duration beat();
}
