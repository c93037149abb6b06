package dev.doorman.conversation.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long conversations are kept. All durations in ISO-8601 or as {@code 90d}, {@code 1h}. */
@ConfigMapping(prefix = "doorman.retention")
public interface RetentionConfig {
  /** After this time without a word a conversation is erased; at least an hour. */
  @WithDefault("90d")
  Duration keepFor();

  /** How often it is looked for what is to be erased; at least a second. */
  @WithDefault("1h")
  Duration every();
}
