package dev.doorman.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How changes of the articles are taken over. */
@ConfigMapping(prefix = "doorman.articles")
public interface ArticlesConfig {
  /**
   * How often the folder is looked at where the file system does not tell of changes by itself; 0
   * where the articles are read once, at the start.
   */
  @WithDefault("2s")
  @NotNull
  @DurationMin(millis = 0)
  Duration lookEvery();

  /** For this long nothing in the folder changes before it is read: editors save in steps. */
  @WithDefault("500ms")
  @NotNull
  @DurationMin(millis = 50)
  Duration settle();
}
