package dev.doorman.base;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call failed for now: the same call may succeed later. One of the two error roots. */
public class RetriableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param message what failed, for operators; holds no secret and nothing a customer said
   * @param retryAfter when the next try makes sense, where the other side said so
   */
  public RetriableException(
      String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  public RetriableException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /** How long to wait before the next try, where the other side said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
