package dev.doorman.desk.report;

import dev.doorman.base.UserId;
import dev.doorman.desk.report.ReportRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of a range. A hand-over counts by when its customer began to wait, for the agent who
 * had it last, and in the hour of the day that it then was in the range's zone.
 *
 * @param agents by name; who had none is not in it
 * @param hours all 24 of them
 */
public record Report(Range range, Figures totals, List<OfAgent> agents, List<Figures> hours) {
  private static final int HOURS = 24;

  public Report {
    agents = List.copyOf(agents);
    hours = List.copyOf(hours);
  }

  /**
   * An agent's figures.
   *
   * @param displayName the name that was used last
   */
  public record OfAgent(UserId id, String displayName, Figures figures) {}

  /** Makes the report. */
  public static Report of(Range range, ReportRows rows) {
    var making = new Making(range);
    rows.between(range.begin(), range.end(), making::add);
    return making.report();
  }

  private static final class Making {
    private final Range range;
    private final Tally totals = new Tally();
    private final Map<UserId, Tally> agents = new LinkedHashMap<>();
    private final Map<UserId, String> names = new LinkedHashMap<>();
    private final List<Tally> hours = new ArrayList<>();

    Making(Range range) {
      this.range = range;
      for (int hour = 0; hour < HOURS; hour++) {
        hours.add(new Tally());
      }
    }

    void add(Row row) {
      totals.add(row);
      hours.get(row.waitingSince().atZone(range.zone()).getHour()).add(row);
      row.agent()
          .ifPresent(
              agent -> {
                agents.computeIfAbsent(agent.id(), id -> new Tally()).add(row);
                names.put(agent.id(), agent.displayName());
              });
    }

    Report report() {
      return new Report(
          range,
          totals.figures(),
          agents.entrySet().stream()
              .map(
                  one ->
                      new OfAgent(
                          one.getKey(),
                          names.getOrDefault(one.getKey(), ""),
                          one.getValue().figures()))
              .sorted(
                  Comparator.comparing(OfAgent::displayName).thenComparing(one -> one.id().value()))
              .toList(),
          hours.stream().map(Tally::figures).toList());
    }
  }
}
