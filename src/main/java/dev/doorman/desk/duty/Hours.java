package dev.doorman.desk.duty;

import dev.doorman.base.FinalException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * When the desk is open.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Hours {
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "mon", DayOfWeek.MONDAY,
          "tue", DayOfWeek.TUESDAY,
          "wed", DayOfWeek.WEDNESDAY,
          "thu", DayOfWeek.THURSDAY,
          "fri", DayOfWeek.FRIDAY,
          "sat", DayOfWeek.SATURDAY,
          "sun", DayOfWeek.SUNDAY);
  private static final Pattern SPAN =
      Pattern.compile(
          "([a-z]{3})(?:\\s*-\\s*([a-z]{3}))?\\s+(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");
  private static final String MIDNIGHT = "24:00";

  private final List<Span> spans;
  private final ZoneId zone;

  private Hours(List<Span> spans, ZoneId zone) {
    this.spans = List.copyOf(spans);
    this.zone = zone;
  }

  /**
   * Hours of the days that they begin on; {@code to} before {@code from} reaches into the next day.
   *
   * @param to midnight at the end of the day where it is midnight
   */
  private record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    boolean has(DayOfWeek day, LocalTime time) {
      boolean late = !to.isAfter(from);
      return (days.contains(day) && !time.isBefore(from) && (late || time.isBefore(to)))
          || (late && days.contains(day.minus(1)) && time.isBefore(to));
    }
  }

  /**
   * Reads hours.
   *
   * @param spans such as {@code Mon-Fri 09:00-17:00} or {@code Sat 22:00-02:00}; none: always open
   * @throws FinalException where one cannot be read
   */
  public static Hours of(List<String> spans, ZoneId zone) {
    List<Span> read = new ArrayList<>();
    for (String span : spans) {
      read.add(span(span));
    }
    return new Hours(read, zone);
  }

  private static Span span(String text) {
    Matcher matcher = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      DayOfWeek first = DAYS.get(matcher.group(1));
      DayOfWeek last = matcher.group(2) == null ? first : DAYS.get(matcher.group(2));
      if (first != null && last != null) {
        try {
          String to = matcher.group(4);
          return new Span(
              days(first, last),
              LocalTime.parse(matcher.group(3)),
              to.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
        } catch (DateTimeException e) {
          throw unreadable(text);
        }
      }
    }
    throw unreadable(text);
  }

  private static FinalException unreadable(String text) {
    return new FinalException(
        "doorman.desk.hours cannot be read: \""
            + text
            + "\". Write days and times as Mon-Fri 09:00-17:00, several separated by commas.");
  }

  private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
    Set<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  /** Whether the desk is open at this moment. */
  public boolean areAt(Instant now) {
    ZonedDateTime there = now.atZone(zone);
    return spans.isEmpty()
        || spans.stream().anyMatch(span -> span.has(there.getDayOfWeek(), there.toLocalTime()));
  }

  /** When the next hours begin; empty where the desk has none, as it is always open. */
  public Optional<ZonedDateTime> nextAfter(Instant now) {
    ZonedDateTime there = now.atZone(zone);
    return IntStream.rangeClosed(0, DayOfWeek.values().length)
        .mapToObj(there.toLocalDate()::plusDays)
        .flatMap(
            date ->
                spans.stream()
                    .filter(span -> span.days().contains(date.getDayOfWeek()))
                    .map(span -> date.atTime(span.from()).atZone(zone)))
        .filter(begin -> begin.isAfter(there))
        .min(Comparator.naturalOrder());
  }
}
