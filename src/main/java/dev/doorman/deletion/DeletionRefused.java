package dev.doorman.deletion;

import dev.doorman.base.FinalException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API refused the call, which did nothing. */
public final class DeletionRefused extends FinalException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable Duration retryAfter;

  public DeletionRefused(Reason reason, @Nullable Duration retryAfter, String message) {
    super(message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** Why the API refused. */
  public enum Reason {
    /** The request's state does not allow it (409). */
    WRONG_STATE,
    /** No such request (404). */
    NOT_FOUND,
    /** Too many (429). */
    TOO_MANY,
    /** Anything else about the call itself (other 4xx): a fault of ours or of the set-up. */
    NOT_ACCEPTABLE
  }

  public Reason reason() {
    return reason;
  }

  /** When the next try makes sense, where the API said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
