package dev.doorman.desk.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The days that a report is about, as they are in a time zone.
 *
 * @param from the first day
 * @param to the day after the last one
 */
public record Range(LocalDate from, LocalDate to, ZoneId zone) {
  /** The most days. */
  public static final int MOST_DAYS = 400;

  /**
   * @throws IllegalArgumentException where it has no day or too many
   */
  public Range {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days <= 0) {
      throw new IllegalArgumentException(
          "to must be a later day than from; it is the day after the last one");
    }
    if (days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "from and to must be at most " + MOST_DAYS + " days apart");
    }
  }

  /** The first instant of it. */
  public Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first instant after it. */
  public Instant end() {
    return to.atStartOfDay(zone).toInstant();
  }
}
