package dev.doorman.desk.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What is counted of some hand-overs.
 *
 * @param chats how many began
 * @param messages how many of them were messages left while nobody was there; the times are of the
 *     others
 * @param waiting from the wish for a person until an agent took it first
 * @param firstReply from that wish until an agent wrote first
 * @param handling for how long agents held it until it was closed or handed back
 * @param outcomes how many ended or stand how; together they are all of {@code chats}
 * @param abandoned how many ended before anybody took them
 */
public record Figures(
    long chats,
    long messages,
    Times waiting,
    Times firstReply,
    Times handling,
    Ratings ratings,
    SequencedMap<String, Long> outcomes,
    long abandoned) {

  /**
   * Durations in seconds; all are empty where there is none.
   *
   * @param median the middle one, or the mean of the two in the middle
   * @param p90 the shortest that nine in ten do not exceed (nearest rank)
   */
  public record Times(OptionalDouble median, Optional<Long> p90, Optional<Long> max) {}

  /**
   * What customers gave.
   *
   * @param stars how many gave one star, two, … five
   */
  public record Ratings(long count, OptionalDouble mean, List<Long> stars) {
    public Ratings {
      stars = List.copyOf(stars);
    }
  }
}
