package dev.doorman;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the application under test, in place of the machine's: {@code @Inject TestClock
 * clock}. It starts at the real time and ticks with it; {@link #advance} and {@link #set} move it
 * from there. It is shared by all tests of one application and lives as long, so move it forward
 * only, and look at times relative to {@link #instant}.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Alternative
@Priority(1)
@Singleton
public final class TestClock extends Clock {
  private final Clock real = Clock.systemUTC();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Moves the clock forward. */
  public void advance(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }

  /** Sets the clock; it ticks on from there. */
  public void set(Instant to) {
    ahead.set(Duration.between(real.instant(), to));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the application's times are in UTC");
  }
}
