package dev.doorman.socket.guard;

import dev.doorman.base.FinalException;
import java.time.Duration;

/**
 * The bounds of one connection, as {@link ConnectionsConfig} has them.
 *
 * @param waitingBytes that may wait for a client which reads nothing
 */
record Bounds(
    Duration requestWithin,
    Duration bodyWithin,
    Duration idleFor,
    Duration takeWithin,
    int waitingBytes,
    int controlFramesPerMinute,
    int framesPerMinute) {

  private static final Duration LEAST = Duration.ofMillis(100);

  /**
   * @throws FinalException where a deadline is too short to be met
   */
  Bounds {
    for (Duration deadline : new Duration[] {requestWithin, bodyWithin, idleFor, takeWithin}) {
      if (deadline.compareTo(LEAST) < 0) {
        throw new FinalException(
            "The deadlines of doorman.connections (request-within, body-within, idle-for,"
                + " take-within) must be 100ms or more.");
      }
    }
  }

  static Bounds of(ConnectionsConfig config) {
    return new Bounds(
        config.requestWithin(),
        config.bodyWithin(),
        config.idleFor(),
        config.takeWithin(),
        config.waitingBytes(),
        config.controlFramesPerMinute(),
        config.framesPerMinute());
  }

  /** How often the deadlines are looked at: several times within the shortest. */
  Duration lookEvery() {
    Duration shortest = requestWithin;
    for (Duration other : new Duration[] {bodyWithin, idleFor, takeWithin}) {
      shortest = other.compareTo(shortest) < 0 ? other : shortest;
    }
    return shortest.dividedBy(4);
  }
}
