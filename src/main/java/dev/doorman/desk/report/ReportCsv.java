package dev.doorman.desk.report;

import dev.doorman.desk.report.Figures.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A report as CSV (RFC 4180): a header, then a line for the totals, for each agent and each hour.
 * Names come from people, and a spreadsheet takes what begins like a formula for one: before those
 * stands an apostrophe (OWASP, CSV injection).
 */
final class ReportCsv {
  private static final String FORMULA = "=+-@\t\r\n";
  private static final List<String> OUTCOMES =
      List.of(
          "solved",
          "unsolved",
          "no-reply",
          "spam",
          "returned",
          "gone",
          "ended-by-customer",
          "timed-out",
          "inbox",
          "open");

  private ReportCsv() {}

  static String write(Report report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header());
    lines.add(line("total", "", "", report.totals()));
    report
        .agents()
        .forEach(
            agent ->
                lines.add(
                    line("agent", agent.displayName(), agent.id().toString(), agent.figures())));
    for (int hour = 0; hour < report.hours().size(); hour++) {
      lines.add(line("hour", String.valueOf(hour), "", report.hours().get(hour)));
    }
    return lines.stream()
        .map(line -> line.stream().map(ReportCsv::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private static List<String> header() {
    return Stream.of(
            Stream.of("kind", "name", "id", "chats"),
            Stream.of("waiting", "first_reply", "handling")
                .flatMap(
                    name ->
                        Stream.of(name + "_median", name + "_p90", name + "_max")
                            .map(column -> column + "_seconds")),
            Stream.of("ratings", "rating_mean"),
            IntStream.rangeClosed(1, 5).mapToObj(stars -> "stars_" + stars),
            OUTCOMES.stream().map(outcome -> "outcome_" + outcome.replace('-', '_')),
            Stream.of("abandoned", "messages"))
        .flatMap(columns -> columns)
        .toList();
  }

  private static List<String> line(String kind, String name, String id, Figures figures) {
    return Stream.of(
            Stream.of(kind, name, id, String.valueOf(figures.chats())),
            times(figures.waiting()),
            times(figures.firstReply()),
            times(figures.handling()),
            Stream.of(
                String.valueOf(figures.ratings().count()),
                figures.ratings().mean().isPresent()
                    ? String.format(Locale.ROOT, "%.2f", figures.ratings().mean().getAsDouble())
                    : ""),
            figures.ratings().stars().stream().map(String::valueOf),
            OUTCOMES.stream()
                .map(outcome -> String.valueOf(figures.outcomes().getOrDefault(outcome, 0L))),
            Stream.of(String.valueOf(figures.abandoned()), String.valueOf(figures.messages())))
        .flatMap(columns -> columns)
        .toList();
  }

  private static Stream<String> times(Times times) {
    return Stream.of(
        times.median().isPresent()
            ? String.format(Locale.ROOT, "%.1f", times.median().getAsDouble())
            : "",
        shown(times.p90()),
        shown(times.max()));
  }

  private static String shown(Optional<Long> seconds) {
    return seconds.map(String::valueOf).orElse("");
  }

  private static String field(String value) {
    String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.chars().anyMatch(sign -> ",\"\r\n".indexOf(sign) >= 0)
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}
