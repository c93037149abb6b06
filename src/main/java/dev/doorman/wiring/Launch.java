package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.cli.Commands;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the entry point does on a Java that is new enough, before Quarkus and after it. */
final class Launch {
  private Launch() {}

  /** Runs a command and ends, where the arguments name one; else checks the settings. */
  static void prepare(String... args) {
    if (Commands.isCommand(args)) {
      // Before Quarkus, so that a command opens no port and no database.
      System.exit(
          Commands.run(
              args, System.getenv(), Clock.systemUTC(), System.in, System.out, System.err));
    }
    if (isPackaged()) {
      checkSettings();
    }
  }

  /** Before anything else, so that a mistyped setting is not found after all has been started. */
  private static void checkSettings() {
    try {
      EnvironmentCheck.check(System.getenv().keySet());
      SettingsCheck.check(SettingsFiles.sources());
    } catch (FinalException e) {
      System.err.println("Doorman did not start.\n" + e.getMessage());
      System.exit(1);
    }
  }

  /** Whether this is the built application: dev mode and tests have a class loader of their own. */
  static boolean isPackaged() {
    String loader = Launch.class.getClassLoader().getClass().getName();
    return !loader.startsWith("io.quarkus.bootstrap.classloading.");
  }

  /** With a handler of our own, Quarkus leaves it to us to tell why a start failed. */
  static void stopped(int code, @Nullable Throwable failure) {
    if (failure != null) {
      StartFailure.explain(failure)
          .ifPresentOrElse(
              why -> System.err.println("Doorman did not start.\n" + why),
              () -> failure.printStackTrace(System.err));
    }
    System.exit(code);
  }
}
