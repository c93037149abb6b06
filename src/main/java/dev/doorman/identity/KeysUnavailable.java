package dev.doorman.identity;

import dev.doorman.base.RetriableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The keys that tokens are checked with cannot be had for now: the same token may pass later. */
public final class KeysUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;

  KeysUnavailable(Duration retryAfter, @Nullable Throwable cause) {
    super("the key set for identity tokens cannot be had right now", retryAfter, cause);
  }
}
