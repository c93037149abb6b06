package dev.doorman.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of readers' votes on articles. Addresses count as {@code doorman.chat}'s limits do. */
@ConfigMapping(prefix = "doorman.feedback")
public interface FeedbackConfig {
  /** Votes that one address may send in a minute. */
  @WithDefault("20")
  @Min(1)
  int votesPerMinute();

  /**
   * Readers whose first vote on an article may come from one address in a day: browsers name their
   * readers themselves, so this is what keeps one person from being many.
   */
  @WithDefault("20")
  @Min(1)
  int votersPerDay();

  /** After this time a vote on an article is deleted, with its comment. */
  @WithDefault("400d")
  Duration keepFor();
}
