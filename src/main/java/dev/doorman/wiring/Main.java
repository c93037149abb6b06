package dev.doorman.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The entry point. The build compiles this class, and no other, for Java 17, as Quarkus' own
 * classes are: an older Java than Doorman needs can load it, and says so in a line.
 */
@QuarkusMain
public final class Main {
  private static final int JAVA_LEAST = 21;

  Main() {}

  public static void main(String... args) {
    int java = Runtime.version().feature();
    if (java < JAVA_LEAST) {
      System.err.println(
          "Doorman did not start.\nIt needs Java "
              + JAVA_LEAST
              + " or newer, and this is Java "
              + java
              + " ("
              + System.getProperty("java.home")
              + "). Start it with a newer one.");
      System.exit(1);
    }
    Launch.prepare(args);
    if (Launch.isPackaged()) {
      Quarkus.run(null, Launch::stopped, args);
    } else {
      // Dev mode starts and stops it time and again, and tells failures by itself.
      Quarkus.run(args);
    }
  }
}
