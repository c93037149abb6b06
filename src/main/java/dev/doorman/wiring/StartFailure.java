package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Optional;

/** Says what an operator can do about a failed start, where that is known. */
final class StartFailure {
  /** H2's "Database may be already in use". */
  private static final int H2_IN_USE = 90020;

  private StartFailure() {}

  static Optional<String> explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FinalException known) {
        return Optional.of(String.valueOf(known.getMessage()));
      }
      if (cause instanceof QuarkusBindException taken) {
        return Optional.of(
            "Port "
                + taken.getPort()
                + " is taken. Stop what listens there, or set another one as QUARKUS_HTTP_PORT.");
      }
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
        return Optional.of(
            "Another process uses the embedded store. Stop it, or give this one a folder of its own"
                + " with DOORMAN_DATA.");
      }
      for (Throwable hidden : cause.getSuppressed()) {
        Optional<String> why = explain(hidden);
        if (why.isPresent()) {
          return why;
        }
      }
    }
    return Optional.empty();
  }
}
