package dev.doorman.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** The operator's way in: to {@code /api/ops} by password, and to the desk as its first user. */
@ConfigMapping(prefix = "doorman.admin")
public interface AdminConfig {
  /** The password of the user {@code admin}; without it the way stays closed. */
  Optional<@Size(min = 12, message = "must have 12 characters at least") String> password();

  /** Tries from one address in a minute, right or wrong. */
  @WithDefault("30")
  @Min(1)
  int triesPerMinute();
}
