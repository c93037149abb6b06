package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import io.quarkus.runtime.QuarkusBindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Says what an operator can do about a failed start, where that is known. */
final class StartFailure {
  /** H2's "Database may be already in use". */
  private static final int H2_IN_USE = 90020;

  /** H2's "File corrupted while reading record". */
  private static final int H2_DAMAGED = 90030;

  /** H2's "General error", "IO Exception" and "Database is already closed", when it opens. */
  private static final Set<Integer> H2_FAULTS = Set.of(50000, 90028, 90031, 90098);

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
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DAMAGED) {
        return Optional.of(
            "The file of the embedded store is damaged: "
                + sql.getMessage()
                + "\nMove the folder DOORMAN_DATA away and unpack the newest backup in its place, or"
                + " get out of the file what can be read; docs/operations.md says how.");
      }
      if (cause instanceof SQLException sql && H2_FAULTS.contains(sql.getErrorCode())) {
        return Optional.of(
            "The embedded store cannot be opened: "
                + rootMessage(sql)
                + "\nSee that the disk of DOORMAN_DATA has room and can be written, and start again."
                + " If it stays so, move the folder away and unpack the newest backup in its place;"
                + " docs/operations.md says how.");
      }
      if (cause instanceof SQLException sql) {
        Optional<String> why = postgresql(sql);
        if (why.isPresent()) {
          return why;
        }
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

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** SQL states as in PostgreSQL's appendix "Error Codes"; the driver's own of class 08. */
  private static Optional<String> postgresql(SQLException failure) {
    String said = " PostgreSQL's driver says: " + failure.getMessage();
    return switch (String.valueOf(failure.getSQLState())) {
      case "08001", "08004", "08006" ->
          Optional.of(
              "The database cannot be reached. See that it runs and that DOORMAN_DB_URL names its"
                  + " host and port."
                  + said);
      case "28P01", "28000" ->
          Optional.of(
              "The database does not let this user in. Correct DOORMAN_DB_USER and"
                  + " DOORMAN_DB_PASSWORD."
                  + said);
      case "3D000" ->
          Optional.of(
              "There is no such database. Make it (createdb), or correct DOORMAN_DB_URL." + said);
      case "42501" ->
          Optional.of(
              "The database's user may not make tables. Give DOORMAN_DB_USER a database or schema"
                  + " that it owns."
                  + said);
      default -> Optional.empty();
    };
  }
}
