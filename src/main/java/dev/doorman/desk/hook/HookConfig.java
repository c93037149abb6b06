package dev.doorman.desk.hook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How other systems are called. All durations in ISO-8601 or as {@code 10s}, {@code 24h}. */
@ConfigMapping(prefix = "doorman.hooks")
public interface HookConfig {
  /** Whether addresses of private networks, and this machine's own, may be called. */
  @WithDefault("false")
  boolean allowPrivate();

  /** From connecting to the end of the answer; a second to a minute. */
  @WithDefault("10s")
  Duration callTimeout();

  /** After so long a delivery that always failed is given up. */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** How long it can be seen what became of a delivery; longer than {@link #giveUpAfter}. */
  @WithDefault("30d")
  Duration keepDeliveries();

  /** How often due deliveries are looked for when nothing rings. */
  @WithDefault("2s")
  Duration sweepEvery();
}
