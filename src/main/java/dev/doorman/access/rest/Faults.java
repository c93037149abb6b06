package dev.doorman.access.rest;

import dev.doorman.access.DeskProblem;
import dev.doorman.access.account.LockedOut;
import dev.doorman.access.account.Refused;
import dev.doorman.base.RetriableException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the desk's API answers where something was refused or cannot be done now. */
public final class Faults {
  private static final Duration WAIT = Duration.ofSeconds(2);

  /** What was asked for is not done. */
  @ServerExceptionMapper
  public Response refused(Refused refused) {
    int status =
        switch (refused.code()) {
          case NAME_TAKEN, LAST_ADMIN, NO_PASSWORD_HERE -> 409;
          case BAD_INPUT, PASSWORD_WEAK, PASSWORD_WRONG -> 422;
          case UNKNOWN_USER -> 404;
        };
    return DeskProblem.of(status, refused.code().id(), String.valueOf(refused.getMessage()));
  }

  /** Too many tries. */
  @ServerExceptionMapper
  public Response locked(LockedOut locked) {
    return locked(locked.retryAfter().orElse(WAIT));
  }

  static Response locked(Duration wait) {
    return DeskProblem.of(
        429,
        "locked",
        "Too many tries. Wait for as many seconds as Retry-After says, or have an administrator"
            + " reset your password.",
        wait);
  }

  /** The database or another part is away; nothing of it is told. */
  @ServerExceptionMapper
  public Response unavailable(RetriableException fault) {
    return DeskProblem.of(
        503,
        "unavailable",
        "This cannot be done right now. Try again.",
        fault.retryAfter().orElse(WAIT));
  }
}
