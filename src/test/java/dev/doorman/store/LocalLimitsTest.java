package dev.doorman.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Limits limits = new LocalLimits();

  @Test
  void severalPermitsAreSpentAtOnceOrNone() {
    assertThat(limits.spend("long", 4, 6, HOUR)).isEmpty();
    // Two are left, and one comes back in ten minutes.
    assertThat(limits.spend("long", 4, 6, HOUR).orElseThrow())
        .isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    assertThat(limits.spend("long", 2, 6, HOUR)).isEmpty();
  }

  @Test
  void moreThanThereEverAreIsAllOfThem() {
    assertThat(limits.spend("longer", 7, 6, HOUR)).isEmpty();
    assertThat(limits.spend("longer", 1, 6, HOUR)).isPresent();
  }
}
