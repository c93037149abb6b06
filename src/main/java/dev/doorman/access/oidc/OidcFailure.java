package dev.doorman.access.oidc;

import dev.doorman.base.FinalException;
import org.jspecify.annotations.Nullable;

/** Somebody could not sign in with the provider; the message is for the log and has no secret. */
public final class OidcFailure extends FinalException {
  private static final long serialVersionUID = 1L;

  /** What the user is told. */
  public enum Why {
    /** The way back is unknown, or was gone before, or took too long. */
    EXPIRED,
    /** The provider refused, or what it said does not hold. */
    REFUSED,
    /** The provider gives the user no role here. */
    NO_ROLE,
    /** An administrator disabled the user. */
    DISABLED,
    /** The provider cannot be asked now. */
    UNAVAILABLE
  }

  private final Why why;

  OidcFailure(Why why, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  OidcFailure(Why why, String message) {
    this(why, message, null);
  }

  public Why why() {
    return why;
  }
}
