package dev.doorman.base;

import org.jspecify.annotations.Nullable;

/**
 * The call failed and will fail again: something has to change first. One of the two error roots.
 */
public class FinalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do; holds no secret and nothing a customer said
   */
  public FinalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public FinalException(String message) {
    this(message, null);
  }
}
