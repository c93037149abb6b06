package dev.doorman.sandbox.request;

import java.time.Duration;
import java.util.Optional;

/** A call was refused; nothing was changed. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Optional<Duration> retryAfter;

  public Refused(Reason reason, String detail) {
    this(reason, detail, Optional.empty());
  }

  Refused(Reason reason, String detail, Optional<Duration> retryAfter) {
    // A refusal is an answer and no fault: it needs no stack trace.
    super(detail, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** Why, with the HTTP status and the last part of the problem's type in the deletion API. */
  public enum Reason {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    IDEMPOTENCY_KEY_MISSING(400, "idempotency-key-missing", "The Idempotency-Key is missing"),
    UNAUTHORIZED(401, "unauthorized", "The bearer token is missing or not valid"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    IDEMPOTENCY_IN_PROGRESS(409, "idempotency-in-progress", "A call with this key is at work"),
    NOT_VERIFIABLE(409, "not-verifiable", "The request can have no new link"),
    NOT_VERIFIED(409, "not-verified", "The request is not verified"),
    NOT_WITHDRAWABLE(409, "not-withdrawable", "The request can no longer be withdrawn"),
    IDEMPOTENCY_KEY_REUSED(422, "idempotency-key-reused", "The key was used for another call"),
    TOO_MANY_LINKS(429, "too-many-links", "The request has had all of its links"),
    UNAVAILABLE(503, "unavailable", "The service is not available");

    private final int status;
    private final String type;
    private final String title;

    Reason(int status, String type, String title) {
      this.status = status;
      this.type = type;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String type() {
      return type;
    }

    public String title() {
      return title;
    }
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong in this case, and what to do. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** When the same call could succeed, where that is known. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
