package dev.doorman.conversation;

import java.time.Duration;

/** The settings at their defaults. */
public record TestConfig() implements ConversationConfig {
  @Override
  public Duration parkAfter() {
    return Duration.ofMinutes(30);
  }

  @Override
  public Duration maskAfterVerification() {
    return Duration.ofMinutes(30);
  }

  @Override
  public Duration watchConnected() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration watchAway() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration watchAccepted() {
    return Duration.ofHours(1);
  }

  @Override
  public Duration createFor() {
    return Duration.ofMinutes(60);
  }

  @Override
  public Duration troubleAfter() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Duration personAfter() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration settleFor() {
    return Duration.ofHours(24);
  }

  @Override
  public Duration sweepEvery() {
    return Duration.ofMillis(20);
  }
}
