package dev.doorman.wiring;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The machine's clock and random source, for all that need one; tests put their own in place. */
final class TimeAndChance {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  @DefaultBean
  SecureRandom random() {
    return new SecureRandom();
  }
}
