package dev.doorman.socket.guard;

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
