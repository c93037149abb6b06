package dev.doorman.desk.hook;

import java.time.Duration;

/** The defaults, but a call has longer than any machine needs for it. */
record TestHookConfig() implements HookConfig {
  @Override
  public boolean allowPrivate() {
    return true;
  }

  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(60);
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
