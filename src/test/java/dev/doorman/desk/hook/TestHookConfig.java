package dev.doorman.desk.hook;

import java.time.Duration;

/** The defaults, but a call has to be answered within a second. */
record TestHookConfig() implements HookConfig {
  @Override
  public boolean allowPrivate() {
    return true;
  }

  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration giveUpAfter() {
    return Duration.ofHours(24);
  }

  @Override
  public Duration keepDeliveries() {
    return Duration.ofDays(30);
  }

  @Override
  public Duration sweepEvery() {
    return Duration.ofSeconds(2);
  }
}
