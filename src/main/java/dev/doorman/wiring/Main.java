package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.cli.Commands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The entry point: runs a command, or serves where there is none. */
@QuarkusMain
public final class Main {
  Main() {}

  public static void main(String... args) {
    if (Commands.isCommand(args)) {
      // Before Quarkus, so that a command opens no port and no database.
      System.exit(
          Commands.run(
              args, System.getenv(), Clock.systemUTC(), System.in, System.out, System.err));
    }
    if (isPackaged()) {
      checkSettings();
      Quarkus.run(null, Main::stopped, args);
    } else {
      // Dev mode starts and stops it time and again, and tells failures by itself.
      Quarkus.run(args);
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

  /** Whether this is the built application; the launch mode is not known this early. */
  private static boolean isPackaged() {
    String loader = Main.class.getClassLoader().getClass().getName();
    return loader.equals("io.quarkus.bootstrap.runner.RunnerClassLoader");
  }

  /** With a handler of our own, Quarkus leaves it to us to tell why a start failed. */
  private static void stopped(int code, @Nullable Throwable failure) {
    if (failure != null) {
      StartFailure.explain(failure)
          .ifPresentOrElse(
              why -> System.err.println("Doorman did not start.\n" + why),
              () -> failure.printStackTrace(System.err));
    }
    System.exit(code);
  }
}
