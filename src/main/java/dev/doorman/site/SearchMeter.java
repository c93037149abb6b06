package dev.doorman.site;

import java.time.Duration;
import java.util.Optional;

/** Counts searches. Implementations are safe for use by several threads. */
public interface SearchMeter {
  /**
   * Takes one search off what an address has left.
   *
   * @return how long until there is one again, where nothing is left
   */
  Optional<Duration> spend(String address);
}
