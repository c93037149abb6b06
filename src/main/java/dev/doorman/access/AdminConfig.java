package dev.doorman.access;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** The operator's way in: to {@code /api/ops} by password, and to the desk as its first user. */
@ConfigMapping(prefix = "doorman.admin")
public interface AdminConfig {
  /** The password of the user {@code admin}; without it the way stays closed. */
  Optional<@Size(min = 12, message = "must have 12 characters at least") String> password();
}
