package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Blocked;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets time pass. */
final class Pause {
  private static final Duration STEP = Duration.ofMillis(200);

  private Pause() {}

  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Blocked("interrupted");
    }
  }

  /** Waits until something is so, and tells whether it came to be in time. */
  static boolean until(BooleanSupplier so, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      sleep(STEP);
    }
    return true;
  }
}
