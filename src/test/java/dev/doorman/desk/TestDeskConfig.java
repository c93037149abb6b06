package dev.doorman.desk;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The settings at their defaults, until a test says otherwise. */
public final class TestDeskConfig implements DeskConfig {
  public Assignment assignment = Assignment.MANUAL;
  public List<String> hours = List.of();

  @Override
  public String team() {
    return "support";
  }

  @Override
  public Optional<List<String>> hours() {
    return Optional.of(hours);
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Assignment assignment() {
    return assignment;
  }

  @Override
  public Duration requeueAfter() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration giveUpAfter() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration answerWithin() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  @Override
  public int connections() {
    return 100;
  }

  @Override
  public int connectionsPerAgent() {
    return 3;
  }

  @Override
  public int waitingFrames() {
    return 4;
  }

  @Override
  public int framesPerMinute() {
    return 600;
  }

  @Override
  public Duration aliveWithin() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Duration sendWithin() {
    return Duration.ofSeconds(1);
  }
}
